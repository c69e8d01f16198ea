import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type LocalBot, startLocal } from '../../src/boot/local';
import { readConfig } from '../../src/settings/config';
import { createApiReader } from '../helpers/api-reader';
import { runBot } from '../helpers/bot-process';
import { twoFreePorts } from '../helpers/outside';
import { personIn } from '../helpers/person';
import { createRecordingLog } from '../helpers/recording-log';
import { buttonsOf, wordsOf } from '../helpers/shown';

const guide = readFileSync(join(__dirname, '../../docs/integrations.md'), 'utf8');
const [, written = ''] = guide.split('### Try it on this machine');
const [start = '', alert = '', read = ''] = [...written.matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, lines = '']) => lines,
);
/** What the guide sets for `npm start`. */
const set = Object.fromEntries(
  [...start.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
);

let bot: LocalBot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});

async function startWith(environment: Readonly<Record<string, string>>): Promise<LocalBot> {
  const config = readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', ...environment });
  bot = await startLocal(config, createRecordingLog(), () => undefined);
  return bot;
}

/** Runs a line of the guide against this address. */
function run(lines: string, address: string | undefined): Promise<string> {
  const here = lines.replaceAll('http://127.0.0.1:3001', address ?? '');
  return new Promise((done, failed) => {
    execFile('sh', ['-c', here], (error, out, err) => (out ? done(out) : failed(error ?? err)));
  });
}

test('The guide’s alert is shown in the page with Start incident, and what it starts can be read', async () => {
  const { workspace, doors } = await startWith(set);
  expect(JSON.parse(await run(alert, doors))).toEqual({ ok: true });

  const message = await workspace.waitFor('the alert', () =>
    workspace.messages('incidents').find((one) => wordsOf(one).includes('disk of web-3 is full')),
  );
  expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Start incident', 'Ignore']);
  await personIn(workspace, 'dana').tap('incidents', message, 'Start incident');

  const { incidents } = JSON.parse(await run(read, doors));
  expect(incidents).toMatchObject([{ id: 'INC-1', title: 'The disk of web-3 is full' }]);
  await run(alert.replaceAll('firing', 'resolved'), doors);
  await workspace.waitFor('its end', () =>
    workspace.messages('incidents').find((one) => /resolved at/.test(wordsOf(one))),
  );
});

test('Every answer of the API is as described there, too', async () => {
  const { doors } = await startWith(set);
  const get = createApiReader(() => doors, set.API_TOKEN ?? '');

  expect((await get('/api/incidents')).json()).toEqual({ incidents: [], next: null });
  expect((await get('/api/incidents', 'another')).status).toBe(401);
});

test('With no secret set there is no such place', async () => {
  expect((await startWith({})).doors).toBeUndefined();
});

test('Its port is the one after that of the page', async () => {
  const port = await twoFreePorts();
  const { address, doors } = await startWith({ ...set, PORT: `${port}` });

  expect(address).toBe(`http://127.0.0.1:${port}/`);
  expect(doors).toBe(`http://127.0.0.1:${port + 1}`);
});

test('Where that port is taken it is any free one', async () => {
  const port = await twoFreePorts();
  const other = createServer().listen(port + 1, '127.0.0.1');
  await once(other, 'listening');
  const { doors } = await startWith({ ...set, PORT: `${port}` }).finally(() => other.close());

  expect(doors).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(doors).not.toBe(`http://127.0.0.1:${port + 1}`);
});

test('The start says where they are', async () => {
  const program = runBot({ ...set, PORT: '0', DATABASE_URL: 'file::memory:' });
  const greeting = await program.greeting;
  await program.stop();

  expect(greeting.split('\n')).toEqual([
    expect.stringMatching(/^Hindsight runs in a local workspace/),
    expect.stringMatching(
      /^Alerts are taken at http:\/\/127\.0\.0\.1:\d+\/alerts\/alertmanager\.$/,
    ),
    expect.stringMatching(/^The API is at http:\/\/127\.0\.0\.1:\d+\/api\/incidents\.$/),
  ]);
});
