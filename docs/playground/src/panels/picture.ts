import { copy, download, h } from "../dom.js";
import { ask } from "../engine/engine.js";
import type { Panel } from "./panel.js";

export function picturePanel(): Panel {
  const image = h("img", {});
  const save = h("button", { type: "button" }, "Download SVG");
  const mermaid = h("button", { type: "button" }, "Copy as Mermaid");
  let svg = "";
  save.addEventListener("click", () => download("tier.svg", svg, "image/svg+xml"));
  mermaid.addEventListener("click", async () =>
    copy(await ask("picture", { format: "mermaid" }), "Copied the Mermaid text."),
  );
  return {
    id: "picture",
    title: "Picture",
    element: h("div", { className: "picture" }, h("div", { className: "bar" }, save, mermaid), image),
    async show({ files }) {
      if (files.length === 0) return;
      const now = await ask("picture", { format: "svg" });
      if (now === svg) return;
      svg = now;
      image.alt = `${textOf("title", svg)}. ${textOf("desc", svg)}`;
      URL.revokeObjectURL(image.src);
      image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    },
  };
}

/** What an SVG's own element says. A parsed document would hold a style element, which the page's policy forbids. */
function textOf(name: "title" | "desc", svg: string): string {
  const [, text = ""] = new RegExp(`<${name}[^>]*>([^<]*)<`).exec(svg) ?? [];
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
