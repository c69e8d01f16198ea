/** What a library hangs on an error may hold anything: a row with somebody's words, a request with its token. */
const kept = ['code', 'method', 'status', 'statusCode', 'isTransient', 'retryAfterMs', 'hint'];

/** How many causes behind each other are of interest. */
const deepest = 5;

/** An error as it may be logged: what kind, what it says, where it arose and what caused it, and nothing else of it. */
export function safeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' ? String(error) : error;
  const own = error as unknown as Readonly<Record<string, unknown>>;
  const facts = kept.flatMap((name) => (isPlain(own[name]) ? [[name, own[name]] as const] : []));
  const causes =
    error.cause === undefined || depth >= deepest
      ? {}
      : { cause: safeError(error.cause, depth + 1) };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...Object.fromEntries(facts),
    ...causes,
  };
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
