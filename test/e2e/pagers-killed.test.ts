import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { type BotProcess, runBot } from '../helpers/bot-process';
import { type FakePager, startFakePager, webhookSecret } from '../helpers/fake-pagers';
import { patientAckMs } from '../helpers/patient';
import { personIn } from '../helpers/person';

jest.setTimeout(60_000);

const MANIFEST = resolve(__dirname, '../../manifest.yml');

let folder: string;
let workspace: LocalWorkspace;
let pager: FakePager;
let bot: BotProcess;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-pagers-'));
  workspace = await startLocalWorkspace({
    manifest: MANIFEST,
    withoutPage: true,
    ackTimeoutMs: patientAckMs,
  });
  pager = await startFakePager('pagerduty');
  writeFileSync(
    join(folder, 'hindsight.yml'),
    `
pagers:
  duty: { kind: pagerduty, key: DUTY_KEY, url: "${pager.server.url}" }
targets:
  dba:
    - ask: [${workspace.as('mike').person.id}, duty]
    - { after: 10m, ask: ${workspace.as('priya').person.id} }
`,
  );
  await start();
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.close();
  await pager?.server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The program, as it stands in front of a load balancer. */
async function start(): Promise<void> {
  bot = runBot({
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: workspace.signingSecret,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `file:${join(folder, 'hindsight.db')}`,
    HINDSIGHT_CONFIG: join(folder, 'hindsight.yml'),
    HOST: '127.0.0.1',
    PORT: '0',
    DUTY_KEY: pager.setup.secret,
    PAGERDUTY_WEBHOOK_SECRET: webhookSecret,
  });
  const [found = ''] = /http:\/\/[\d.:]+/.exec(await bot.greeting) ?? [];
  address = found;
  workspace.deliverTo(`${address}/slack/events`);
}

test('A page is sent, and its acknowledgement counts, though the bot is killed before each', async () => {
  const dana = personIn(workspace, 'dana');
  await dana.ask('incidents', '/incident start sev1 Checkout is down');
  const { id: channel } = await workspace.waitFor('the channel', () =>
    workspace.channels().find(({ name }) => name.startsWith('inc-1')),
  );
  await workspace.waitFor('dana to be in it', () =>
    workspace.channel(channel)?.members.includes(dana.person.id),
  );
  const key = `hindsight-${workspace.teamId}-1-E1`;
  pager.server.isSilent = true;
  expect(await dana.ask(channel, '/incident escalate dba writes are stuck')).toContain('E1');

  await bot.kill();
  pager.server.isSilent = false;
  await start();

  const alert = await workspace.waitFor('the page', () => pager.alerts.get(key));
  expect(alert).toMatchObject({ state: 'triggered', wakes: 1 });

  await bot.kill();
  await expect(pager.acknowledge(address, key, 'Ann Example')).rejects.toThrow('fetch failed');
  await start();
  expect(await pager.acknowledge(address, key, 'Ann Example')).toBe(200);
  await bot.kill();
  await start();

  await dana.sees(channel, 'Acknowledged by Ann Example through duty');
  const timeline = await dana.ask(channel, '/incident timeline');
  expect(timeline.match(/E1 acknowledged by Ann Example through duty/g)).toHaveLength(1);
  expect(pager.alerts.get(key)).toMatchObject({ state: 'acknowledged', wakes: 1 });
});
