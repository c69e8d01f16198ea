import type { Json, LocalWorkspace } from '../../../src/local-slack/types';

/** Calls a method as the app would, with JSON; `token` is the bot's unless another is given. */
export async function callApi(
  workspace: LocalWorkspace,
  method: string,
  args: Json = {},
  token = workspace.botToken,
): Promise<Json & { ok: boolean; error?: string }> {
  const response = await fetch(`${workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Json & { ok: boolean; error?: string };
}
