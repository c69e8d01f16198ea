import { once } from 'node:events';
import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { PageExchange, PageState } from '../../src/local-slack/page-state';
import type { Json, LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callApi } from './helpers/call-api';
import { MANIFEST } from './helpers/tester-app';

let workspace: LocalWorkspace;

beforeEach(async () => {
  workspace = await startLocalWorkspace({ manifest: MANIFEST });
});

afterEach(() => workspace.close());

async function stateOf(name: string): Promise<PageState> {
  const { id } = workspace.as(name).person;
  return (await (await fetch(`${workspace.url}page/state?as=${id}`)).json()) as PageState;
}

async function act(name: string, body: Json, type = 'application/json'): Promise<Response> {
  const { id } = workspace.as(name).person;
  return await fetch(`${workspace.url}page/act?as=${id}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });
}

it('tells what the app offers', async () => {
  const { app, me } = await stateOf('dana');

  expect(me.tz).toBe('Europe/Berlin');
  expect(app).toMatchObject({ name: 'Tester', isConnected: false, hasHome: true });
  expect(app.commands[0]).toEqual({
    command: '/echo',
    description: 'Says it again',
    usageHint: 'words',
  });
  expect(app.shortcuts.map(({ callbackId }) => callbackId)).toEqual(['keep', 'begin']);
});

it('shows a guest only the channels they are in', async () => {
  const { channels } = await stateOf('gus');

  expect(channels.map(({ name }) => name)).toEqual(['incidents']);
});

it('lets somebody look into a channel they could join, without counting it as theirs', async () => {
  workspace.addChannel({ name: 'kitchen', members: ['dana'] });
  await act('dana', { act: 'say', args: ['kitchen', 'the kettle is broken'] });

  const kitchen = (await stateOf('mike')).channels.find(({ name }) => name === 'kitchen');

  expect(kitchen).toMatchObject({ isMember: false, unread: 0 });
  expect(kitchen?.messages.at(-1)?.text).toBe('the kettle is broken');
});

it('lets somebody speak and counts it as unread for others', async () => {
  await act('dana', { act: 'say', args: ['incidents', 'hello <@here> & co'] });

  const forMike = (await stateOf('mike')).channels.find(({ name }) => name === 'incidents');
  expect(forMike).toMatchObject({
    unread: 1,
    messages: [{ text: 'hello &lt;@here&gt; &amp; co' }],
  });
  await act('mike', { act: 'read', args: [forMike?.id] });
  const afterwards = (await stateOf('mike')).channels.find(({ name }) => name === 'incidents');
  expect(afterwards?.unread).toBe(0);
});

it('has read what only one person sees, too', async () => {
  await workspace.as('priya').command('incidents', '/no-such-command');
  const stand = async () =>
    (await stateOf('priya')).channels.find(({ name }) => name === 'incidents');
  const before = await stand();
  await act('priya', { act: 'read', args: [before?.id] });

  expect(before?.messages.at(-1)?.ephemeralFor).toBe(workspace.as('priya').person.id);
  expect(before?.unread).toBeGreaterThan(0);
  expect((await stand())?.unread).toBe(0);
});

it('counts apart what is meant for somebody', async () => {
  const [oncall] = (await stateOf('mike')).userGroups;
  await act('dana', { act: 'say', args: ['incidents', 'good morning'] });
  await act('dana', { act: 'say', args: ['incidents', '@mike, and @oncall, please'] });

  const forMike = (await stateOf('mike')).channels.find(({ name }) => name === 'incidents');
  const forGus = (await stateOf('gus')).channels.find(({ name }) => name === 'incidents');

  expect(oncall?.users).toContain(workspace.as('mike').person.id);
  expect(forMike).toMatchObject({ unread: 2, pings: 1, lastRead: '' });
  expect(forGus).toMatchObject({ unread: 2, pings: 0 });
});

it('takes files with a message', async () => {
  const file = { name: 'a.txt', mimetype: 'text/plain', base64: btoa('hi') };
  await act('dana', { act: 'say', args: ['incidents', 'look', { files: [file] }] });

  const [shown] = (await stateOf('gus')).files;
  const content = await fetch(new URL(shown?.url ?? '', workspace.url));

  expect(await content.text()).toBe('hi');
});

it('says what went wrong instead of failing', async () => {
  const answer = await act('gus', { act: 'say', args: ['general', 'let me in'] });

  expect(await answer.json()).toEqual({ ok: false, error: 'not_in_channel' });
});

it('does nothing an Actor cannot do', async () => {
  const answer = await act('dana', { act: 'constructor', args: [] });

  expect(await answer.json()).toMatchObject({ ok: false });
});

it('refuses what a form of another site could send', async () => {
  const answer = await act('dana', { act: 'say', args: ['incidents', 'x'] }, 'text/plain');

  expect(answer.status).toBe(415);
  expect(workspace.messages('incidents')).toEqual([]);
});

it('refuses a name that is not its own', async () => {
  const status = await new Promise<number | undefined>((resolve) => {
    const url = `${workspace.url}page/state`;
    request(url, { headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });

  expect(status).toBe(403);
});

describe('the socket of a page', () => {
  function open(origin?: string): WebSocket {
    const address = `${workspace.url.replace(/^http/, 'ws')}page/events`;
    return new WebSocket(address, origin === undefined ? {} : { origin });
  }

  it('tells of every change', async () => {
    const page = open(new URL(workspace.url).origin);
    await once(page, 'message');

    await workspace.as('dana').say('incidents', 'hello');

    expect(String((await once(page, 'message'))[0])).toBe('change');
    page.close();
  });

  it('tells the page of another site nothing', async () => {
    const [refusal] = await once(open('https://evil.example'), 'error');

    expect(String(refusal)).toContain('403');
  });
});

it('shows what was said both ways, without secrets', async () => {
  const { botToken: token } = workspace;
  await callApi(workspace, 'chat.postMessage', { channel: 'incidents', text: 'hi', token });
  const list = (await (await fetch(`${workspace.url}page/traffic`)).json()) as PageExchange[];
  const whole = await (await fetch(`${workspace.url}page/traffic/${list[0]?.id}`)).text();

  expect(list).toMatchObject([{ direction: 'from-app', kind: 'api', name: 'chat.postMessage' }]);
  expect(whole).toContain('"text":"hi"');
  expect(whole).not.toContain(workspace.botToken);
});

it('opens the page at a message', async () => {
  const response = await fetch(`${workspace.url}archives/C0X/p1700000000000100`, {
    redirect: 'manual',
  });

  expect(response.headers.get('location')).toBe('/#channel=C0X&message=1700000000.000100');
});
