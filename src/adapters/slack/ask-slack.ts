/** An answer of the Web API, with what its headers tell. */
export interface SlackAnswer {
  readonly body: Readonly<Record<string, unknown>> & {
    readonly ok: boolean;
    readonly error?: string;
  };
  /** Scopes of the token; undefined where Slack does not say. */
  readonly scopes: readonly string[] | undefined;
  /** Slack's clock, in milliseconds since the epoch; undefined where it does not say. */
  readonly at: number | undefined;
}

const answerMs = 10_000;

/**
 * Asks Slack once, without a client: what comes back besides the answer is what is looked for here.
 * Throws what `fetch` throws where Slack cannot be reached, and an Error for an answer that is not Slack's.
 */
export async function askSlack(
  apiUrl: string,
  token: string | undefined,
  method: string,
  args: Readonly<Record<string, string>> = {},
): Promise<SlackAnswer> {
  const response = await fetch(new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`), {
    method: 'POST',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
    signal: AbortSignal.timeout(answerMs),
  });
  const body = (await response.json().catch(() => undefined)) as SlackAnswer['body'] | undefined;
  if (typeof body?.ok !== 'boolean') {
    throw new Error(`HTTP ${response.status}, and no answer of Slack’s`);
  }
  const at = Date.parse(response.headers.get('date') ?? '');
  return {
    body,
    scopes: response.headers.get('x-oauth-scopes')?.split(/,\s*/),
    at: Number.isNaN(at) ? undefined : at,
  };
}
