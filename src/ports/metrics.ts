/** What came in, as the metrics name it: `command`, `block_actions`, `view_submission`, `event_callback` … */
export type RequestKind = string;

/** Counts what happens, for whoever operates the bot. Never words of people, nor which incident. Durations in seconds. */
export interface Metrics {
  /** A request from Slack was acknowledged so long after it arrived; Slack gives up after 3 s. */
  acknowledged(kind: RequestKind, seconds: number): void;
  /** All that a request called for was done, or failed; so long after it arrived. */
  finished(kind: RequestKind, seconds: number): void;
  /** A call of Slack's Web API ended: `ok`, Slack's error code, `http_503`, or `unreachable`. */
  called(method: string, outcome: string, seconds: number): void;
  /** A monitoring system told of a group of alerts. */
  alerted(source: string, state: string): void;
}

/** How much waits to be told to Slack. */
export interface Backlog {
  readonly waiting: number;
  /** For how many seconds the one that has waited longest does. */
  readonly seconds: number;
}
