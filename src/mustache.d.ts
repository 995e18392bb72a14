/** A template, as mustache.config.ts compiles it for the build and the tests. */
declare module "*.mustache" {
  const compiled: import("./rendering/template.js").CompiledTemplate;
  export default compiled;
}
