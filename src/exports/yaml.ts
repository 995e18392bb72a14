/** A text as the lines of a YAML block scalar (`|`), without the line end of the last one. */
export function blockText(text: string, indentation: number): string {
  const margin = " ".repeat(indentation);
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => (line === "" ? "" : margin + line))
    .join("\n");
}

/** A mode in four octal digits. */
export const octal = (mode: number): string => mode.toString(8).padStart(4, "0");
