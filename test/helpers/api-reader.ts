import { type Answered, createAnswerCheck, type Description } from './described-api';

/** Reads the API of a bot, and holds every answer to the description that the bot gives of it. */
export function createApiReader(
  address: () => string | undefined,
  token: string,
): (path: string, as?: string) => Promise<Answered & { json(): ReturnType<typeof JSON.parse> }> {
  let check: ReturnType<typeof createAnswerCheck> | undefined;
  const get = async (path: string, as: string) => {
    const headers = as === '' ? {} : { authorization: `Bearer ${as}` };
    const response = await fetch(`${address()}${path}`, { headers });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', text };
  };
  return async (path, as = token) => {
    if (check === undefined) {
      const { text } = await get('/api/openapi.json', '');
      check = createAnswerCheck(JSON.parse(text) as Description);
    }
    const answered = await get(path, as);
    const problems = check(path, answered);
    if (problems.length > 0) {
      throw new Error(`${path} is not as described: ${problems.join('; ')}\n${answered.text}`);
    }
    return { ...answered, json: () => JSON.parse(answered.text) };
  };
}
