/** What the keys of one provider lack. */
export type FailoverProblem =
  | { readonly code: "access-key-file-missing"; readonly platform: string }
  /** Neither of the keys `known`; `either` says what each of them comes with. */
  | {
      readonly code: "moving-address-missing";
      readonly known: readonly [string, string];
      readonly either: readonly [string, string];
    };
