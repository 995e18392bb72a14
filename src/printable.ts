/** Shows a text on one line in printable ASCII, cut after 60 characters. */
export function quote(text: string): string {
  return printable(JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text));
}

/** Escapes everything but printable ASCII as JSON does: a terminal could take it for a command. */
export function printable(text: string, except = ""): string {
  return text.replace(/[^\x20-\x7e]/g, (character) =>
    except.includes(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
