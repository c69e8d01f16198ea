import type { Metrics } from '../../ports/metrics';

type Fetch = typeof fetch;

/** `fetch` that counts calls of the Web API at `apiUrl` by method and outcome; others it leaves alone. */
export function measuredFetch(apiUrl: string, metrics: Metrics): Fetch {
  return async (input, init) => {
    const method = methodIn(input, apiUrl);
    if (method === undefined) return fetch(input, init);
    const begun = performance.now();
    const ended = (outcome: string) =>
      metrics.called(method, outcome, (performance.now() - begun) / 1000);
    try {
      const response = await fetch(input, init);
      ended(await outcomeOf(response));
      return response;
    } catch (error) {
      ended(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
      throw error;
    }
  };
}

/** `chat.postMessage` of `https://slack.com/api/chat.postMessage`; undefined for a response address. */
function methodIn(input: Parameters<Fetch>[0], apiUrl: string): string | undefined {
  const url = input instanceof Request ? input.url : String(input);
  const base = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
  if (!url.startsWith(base)) return undefined;
  const [, method] = /^([a-zA-Z0-9.]{1,80})(?:[?#]|$)/.exec(url.slice(base.length)) ?? [];
  return method;
}

const errorCode = /^[a-z0-9_]{1,60}$/;

/** Slack says no with HTTP 200, within the answer. */
async function outcomeOf(response: Response): Promise<string> {
  if (response.status !== 200) return `http_${response.status}`;
  const answer = (await response
    .clone()
    .json()
    .catch(() => undefined)) as { readonly ok?: unknown; readonly error?: unknown } | undefined;
  if (answer?.ok === true) return 'ok';
  return typeof answer?.error === 'string' && errorCode.test(answer.error)
    ? answer.error
    : 'bad_answer';
}
