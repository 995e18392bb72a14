/** How the cloud is to behave from now on. */
export interface Faults {
  /** How the API answers every request to assign: nobody listens, or this status. */
  readonly api?: "down" | 429 | 500;
  /** The token that the API takes, in the place of the tier's. */
  readonly token?: string;
  /** How long the API takes for each answer, in ms. */
  readonly slow?: number;
  /** How long an action is in progress, in ms; 0 when left out: it is completed in the first answer. */
  readonly completes?: number;
  /** No action is completed as long as this lasts. */
  readonly pending?: true;
  /** The metadata service is not there. */
  readonly metadata?: "down";
}

/** What the lab asks of the cloud. */
export type CloudRequest =
  | { readonly ask: "faults"; readonly faults: Faults }
  /** By hand; the tier's reserved IP where none is named. */
  | { readonly ask: "move"; readonly to: string; readonly ip?: string }
  | { readonly ask: "unassign" }
  | { readonly ask: "state" };

export interface ApiCall {
  /** When it came, in ms since 1970. */
  readonly at: number;
  readonly from: string;
  readonly method: string;
  readonly status: number | "unanswered";
}

export interface CloudState {
  /** The balancer that has the reserved IP; empty where nobody has. */
  readonly holder: string;
  /** Every holder since the start, and since when: the address moved at some moment from the one time to the other. */
  readonly moves: readonly { readonly began: number; readonly at: number; readonly to: string }[];
  readonly calls: readonly ApiCall[];
}

/** A request of the client's. */
export interface ClientRequest {
  readonly n: number;
  /** When it was sent and when it was over, in ms since 1970. */
  readonly sent: number;
  readonly done: number;
  /** The page, or why there was none. */
  readonly body?: string;
  readonly error?: string;
}
