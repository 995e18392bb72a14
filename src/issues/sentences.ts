/** One sentence for each code: a text, or made from that code's data. */
export type Sentences<Data extends { readonly code: string }> = {
  readonly [Code in Data["code"]]: string | ((data: DataOf<Data, Code>) => string);
};

type DataOf<Data extends { readonly code: string }, Code> = Data extends unknown
  ? Code extends Data["code"]
    ? Data
    : never
  : never;

/** The sentence for this code and data. */
export function sentence<Data extends { readonly code: string }>(sentences: Sentences<Data>, data: Data): string {
  const made = sentences[data.code as Data["code"]] as string | ((data: Data) => string);
  return typeof made === "string" ? made : made(data);
}
