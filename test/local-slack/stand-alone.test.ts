import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { PageState } from '../../src/local-slack/page-state';
import type { Json } from '../../src/local-slack/types';
import { until } from '../helpers/until';

const MAIN = join(__dirname, '../../src/local-slack/main.ts');
const DICE = join(__dirname, 'fixtures/dice');

const running: ChildProcess[] = [];

afterEach(async () => {
  await Promise.all(
    running.splice(0).map(async (child) => {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    }),
  );
});

interface Program {
  readonly child: ChildProcess;
  said(): string;
}

function run(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Program {
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...settings } });
  running.push(child);
  let said = '';
  child.stdout?.on('data', (data) => {
    said += data;
  });
  child.stderr?.on('data', (data) => {
    said += data;
  });
  return { child, said: () => said };
}

function workspace(...args: string[]): Program {
  return run(['--import', 'tsx', MAIN, ...args]);
}

/** Starts the workspace for the dice app; its address, and the settings it prints. */
async function dices(
  ...args: string[]
): Promise<{ url: string; settings: Record<string, string> }> {
  const program = workspace('--manifest', join(DICE, 'manifest.yml'), '--port', '0', ...args);
  await until('the settings', () => program.said().includes('SLACK_SIGNING_SECRET='), 20_000);
  const lines = [...program.said().matchAll(/^(\w+)=(.+)$/gm)];
  const settings = Object.fromEntries(lines.map(([, name, value]) => [name, value]));
  return { url: /http:\S+\//.exec(program.said())?.[0] ?? '', settings };
}

test('several workspaces, in none of which the app is yet', async () => {
  const { settings } = await dices(
    '--teams',
    'Acme,Globex',
    '--redirect-url',
    'https://a.example/',
  );

  expect(Object.keys(settings)).toEqual([
    'SLACK_API_URL',
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
    'SLACK_SIGNING_SECRET',
  ]);
  const query = { client_id: settings.SLACK_CLIENT_ID ?? '', scope: 'commands' };
  const page = new URL(
    `../oauth/v2/authorize?${new URLSearchParams(query)}`,
    settings.SLACK_API_URL,
  );
  expect(await (await fetch(page)).text()).toContain('Globex');
});

/** The page's own way of asking: whoever is at the keyboard is somebody in a browser. */
async function state(url: string, person = ''): Promise<PageState> {
  return (await (await fetch(`${url}page/state?as=${person}`)).json()) as PageState;
}

async function act(url: string, person: string, name: string, ...args: unknown[]): Promise<Json> {
  const response = await fetch(`${url}page/act?as=${person}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ act: name, args }),
  });
  return (await response.json()) as Json;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

describe('any other app', () => {
  async function plays(url: string): Promise<void> {
    await until('the app', async () => (await state(url)).app.isConnected, 20_000);
    const { me, channels, app } = await state(url);
    const channel = channels.find(({ name }) => name === 'incidents')?.id ?? '';
    const rolled = () => act(url, me.id, 'command', channel, '/dice 20');
    await until('an answer', async () => (await rolled()).ok === true, 20_000);
    await act(url, me.id, 'invite', channel, app.botUserId);
    const said = (await act(url, me.id, 'say', channel, 'hello')).result as { ts: string };
    await act(url, me.id, 'react', channel, said.ts, 'game_die');
    const seen = async () => (await state(url, me.id)).channels.find(({ id }) => id === channel);
    await until('its reaction', async () => {
      const message = (await seen())?.messages.find(({ ts }) => ts === said.ts);
      const [reaction] = (message?.reactions ?? []) as { users: string[] }[];
      return reaction?.users.includes(app.botUserId) ?? false;
    });

    const texts = (await seen())?.messages.map(({ text }) => text);
    expect(texts).toContain('A die of 20 sides: 4');
  }

  async function bySocket(): Promise<void> {
    const { url, settings } = await dices();
    run([join(DICE, 'app.cjs')], settings);
    await plays(url);
  }

  async function byRequests(): Promise<void> {
    const port = await freePort();
    const { url, settings } = await dices('--app-url', `http://127.0.0.1:${port}/slack/events`);
    run([join(DICE, 'app.cjs')], { ...settings, PORT: `${port}` });
    expect(settings.SLACK_APP_TOKEN).toBeUndefined();
    await plays(url);
  }

  it('lives in a workspace of its own, by Socket Mode and by signed requests', async () => {
    await Promise.all([bySocket(), byRequests()]);
  }, 90_000);
});

it('the program refuses a port that is in use, in a sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;

  const program = workspace('--manifest', join(DICE, 'manifest.yml'), '--port', `${port}`);
  const [code] = await once(program.child, 'close');
  taken.close();

  expect([code, program.said()]).toEqual([
    1,
    `Port ${port} of 127.0.0.1 is in use. Choose another with --port, or 0 for any.\n`,
  ]);
});
