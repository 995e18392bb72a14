/** @type {Partial<import("typedoc").TypeDocOptions & import("typedoc-plugin-markdown").PluginOptions>} */
export default {
  name: "API",
  entryPoints: ["../src/index.ts", "../src/node.ts", "../src/yaml.ts", "../src/explanations/index.ts"],
  tsconfig: "../tsconfig.json",
  // `npm test` has checked the types.
  skipErrorChecking: true,
  plugin: ["typedoc-plugin-markdown"],
  out: "api",
  readme: "none",
  disableSources: true,
  // A type that a public one names, and whose own name nobody needs.
  validation: { notExported: false, invalidLink: true, notDocumented: false },
  treatWarningsAsErrors: true,
  outputFileStrategy: "modules",
  entryFileName: "entries",
  // Its own numbering of headings with the same name is not that of VitePress.
  useHTMLAnchors: true,
  anchorPrefix: "the-",
  parametersFormat: "table",
  groupOrder: ["Functions", "Variables", "Classes", "Interfaces", "Type Aliases"],
  hideBreadcrumbs: true,
  hidePageHeader: true,
  pageTitleTemplates: {
    index: "API",
    module: ({ name }) => (name === "index" ? "haproxy-failover" : `haproxy-failover/${name}`),
  },
};
