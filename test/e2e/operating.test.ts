import { Agent, get } from 'node:http';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import type { Logged } from '../helpers/recording-log';
import { until } from '../helpers/until';

const isPostponed = ({ message }: Logged) => message === 'an effect has to wait';

describe.each(['socket', 'http'] as const)('Over %s, whoever operates the bot', (mode) => {
  let bot: BotForTest;
  beforeAll(async () => {
    bot = await startBotForTest({ mode });
  });
  afterAll(() => bot.close());

  const ask = (path: string, init?: RequestInit) => fetch(`${bot.address()}${path}`, init);
  const metrics = async () => (await ask('/metrics')).text();

  test('is told that it lives and can do its work', async () => {
    expect((await ask('/healthz')).status).toBe(200);
    expect(await (await ask('/readyz')).json()).toEqual({ ok: true });
  });

  test('is refused other methods and other pages', async () => {
    expect((await ask('/healthz', { method: 'POST' })).status).toBe(405);
    expect((await ask('/nothing')).status).toBe(404);
  });

  test('keeps connections that rest for longer than balancers do', async () => {
    const told = await new Promise<string | undefined>((resolve, reject) => {
      // `fetch` keeps this header to itself.
      const agent = new Agent({ keepAlive: true });
      get(`${bot.address()}/healthz`, { agent }, ({ headers }) => {
        resolve(String(headers['keep-alive']));
        agent.destroy();
      }).on('error', reject);
    });

    expect(Number(/timeout=(\d+)/.exec(told ?? '')?.[1])).toBeGreaterThan(60);
  });

  test('sees acknowledgements, calls and what waits', async () => {
    await bot.workspace.as('dana').command('incidents', '/incident start sev2 Checkout is slow');
    await bot.settled();
    await bot.upToDate();

    const text = await metrics();

    expect(text).toMatch(/^hindsight_ack_seconds_count\{kind="command"\} 1$/m);
    expect(text).toMatch(/^hindsight_request_seconds_count\{kind="command"\} 1$/m);
    expect(text).toMatch(
      /^hindsight_slack_calls_total\{method="conversations.create",outcome="ok"\} 1$/m,
    );
    expect(text).toMatch(/^hindsight_outbox_depth 0$/m);
    expect(text).toMatch(/^hindsight_surfaces_behind 0$/m);
    expect(text).toContain('process_resident_memory_bytes');
  });

  test('sees Slack’s refusals by their code, and what has to wait for them', async () => {
    bot.workspace.fault({ kind: 'error', error: 'internal_error', method: 'chat.postMessage' });

    await bot.workspace.as('dana').command('incidents', '/incident INC-1 update All is well soon');
    await bot.workspace.waitFor('a refusal', () =>
      bot.workspace
        .calls()
        .some(({ method, response }) => method === 'chat.postMessage' && response.ok === false),
    );
    await until('the refusal to be counted', () => bot.log.lines.some(isPostponed));

    const text = await metrics();
    expect(text).toMatch(
      /^hindsight_slack_calls_total\{method="chat.postMessage",outcome="internal_error"\} [1-9]/m,
    );
    expect(text).toMatch(/^hindsight_outbox_depth [1-9]/m);
  });

  test('sees nothing of what people wrote', async () => {
    expect(await metrics()).not.toMatch(/Checkout|All is well|INC-1|dana/i);
  });
});
