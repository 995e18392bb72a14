/** A template, as the build and the tests read it: mustache.config.ts. */
declare module "*.mustache" {
  const tokens: readonly import("./text/template.js").Token[];
  export default tokens;
}
