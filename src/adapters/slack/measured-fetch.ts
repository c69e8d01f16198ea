import type { Metrics } from '../../ports/metrics';
import { NoAnswer } from './no-answer';

type Fetch = typeof fetch;

/**
 * `fetch` that counts calls of the Web API at `apiUrl` by method and outcome; others it leaves alone.
 * Such a call has its whole answer before it returns. Throws NoAnswer where none came, or only a part of it.
 */
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
      const nothing = new NoAnswer(error);
      ended(nothing.code);
      throw nothing;
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

/** Slack says no with HTTP 200, within the answer. Throws what reading throws. */
async function outcomeOf(response: Response): Promise<string> {
  const text = await response.clone().text();
  if (response.status !== 200) return `http_${response.status}`;
  const answer = parsed(text);
  if (answer?.ok === true) return 'ok';
  return typeof answer?.error === 'string' && errorCode.test(answer.error)
    ? answer.error
    : 'bad_answer';
}

function parsed(
  text: string,
): { readonly ok?: unknown; readonly error?: unknown } | null | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
