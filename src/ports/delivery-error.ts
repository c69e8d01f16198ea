/** Somebody outside Slack did not take what was sent to them. `message` says why, without a word of what was sent. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  /** Worth another try: no answer, too many requests, or trouble on their side. */
  readonly isTransient: boolean;
  /** What they asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined;

  constructor(
    message: string,
    {
      status,
      retryAfterMs,
      isTransient = status === undefined || status === 408 || status === 429 || status >= 500,
    }: {
      readonly status?: number | undefined;
      readonly retryAfterMs?: number | undefined;
      readonly isTransient?: boolean;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.isTransient = isTransient;
  }
}
