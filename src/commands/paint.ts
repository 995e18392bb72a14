import { styleText } from "node:util";

type Style = "bold" | "cyan" | "dim" | "green" | "red" | "yellow";

/** Makes what puts colours into texts, or leaves them as they are. No stream is asked: whoever calls has decided. */
export function painter(color: boolean): (style: Style, text: string) => string {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}
