import { styleText } from "node:util";

type Style = "bold" | "cyan" | "dim" | "green" | "red" | "yellow";

/** Creates a function that colours text, or leaves it as it is. */
export function painter(color: boolean): (style: Style, text: string) => string {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}
