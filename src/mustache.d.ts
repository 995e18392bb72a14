/** Templates are inlined: by tsup's text loader in the build, by a small plugin in vitest.config.ts in the tests. */
declare module "*.mustache" {
  const text: string;
  export default text;
}
