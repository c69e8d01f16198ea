import type { Json, LocalWorkspace } from '../../src/local-slack/types';

/** Calls a method of the Web API with the bot's token, behind the bot's back; the answer. Throws where Slack says no. */
export async function callAsBot(
  { apiUrl, botToken }: LocalWorkspace,
  method: string,
  args: Readonly<Record<string, unknown>>,
): Promise<Json> {
  const response = await fetch(new URL(method, apiUrl), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify(args),
  });
  const answer = (await response.json()) as Json & {
    readonly ok: boolean;
    readonly error?: string;
  };
  if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
  return answer;
}
