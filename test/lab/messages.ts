/** How the cloud is to behave from now on. */
export interface Faults {
  /** How the API answers every request to assign: nobody listens, or this status. */
  readonly api?: "down" | 429 | 500;
  /** The address that it does not assign, whoever asks. */
  readonly refuses?: string;
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
  /** By hand; the tier's reserved IPs where none is named. */
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
  /** The balancer that has the reserved IP, empty where nobody has; all of them, where several have one each. */
  readonly holder: string;
  /** The same for each address. */
  readonly holders: Readonly<Record<string, string>>;
  /** Every holder since the start, and since when: the address moved at some moment from the one time to the other. */
  readonly moves: readonly { readonly ip: string; readonly began: number; readonly at: number; readonly to: string }[];
  readonly calls: readonly ApiCall[];
}

/** What the client asks. */
export interface Asking {
  /** How often; 50 when left out. */
  readonly perSecond?: number;
  /** One after the other: `http:`, `https:`, or `tcp:` for what says something by itself or when it is greeted. */
  readonly urls: readonly string[];
  /** The host that it names over TLS. */
  readonly servername: string;
  /** The host that it names in HTTP, too. */
  readonly host?: string;
  /** Its address. */
  readonly from?: string;
  /** The statuses that are good answers; only 200 when left out. */
  readonly statuses?: readonly number[];
  /** What it says first over TCP, in hexadecimal. */
  readonly hello?: string;
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
