type Child = Node | string;

/** Makes an element. Keys with `aria-`, `data-` and `role` become attributes, the others properties. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  keys: Readonly<Record<string, unknown>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(keys)) {
    if (value === undefined) continue;
    if (/^(aria-|data-)|^role$/.test(key)) element.setAttribute(key, String(value));
    else Object.assign(element, { [key]: value });
  }
  element.append(...children);
  return element;
}

/** The page's own element with this id. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element as Kind;
}

/** Tells what has happened, to the eye and to a screen reader. */
export function notify(text: string): void {
  byId("notice").textContent = text;
}

export async function copy(text: string, told: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(told);
  } catch {
    notify("The browser does not let this page copy.");
  }
}

/** Hands a file to the browser's downloads. */
export function download(name: string, data: BlobPart, type = "text/plain"): void {
  const url = URL.createObjectURL(new Blob([data], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}
