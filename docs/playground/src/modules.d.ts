declare module "starters/first" {
  const text: string;
  export default text;
}

declare module "starters/all" {
  /** By the name that the page shows. */
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

declare module "*.css" {}
