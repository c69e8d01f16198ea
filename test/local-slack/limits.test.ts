import { once } from 'node:events';
import { WebSocket } from 'ws';
import { page } from '../../src/local-slack/api/paging';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callApi } from './helpers/call-api';
import { MANIFEST } from './helpers/tester-app';

let workspace: LocalWorkspace;

beforeAll(async () => {
  workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });
});

afterAll(() => workspace.close());

it('a page has at most 999 items', () => {
  const items = Array.from({ length: 1200 }, (_, index) => index);

  const first = page(items, { limit: 5000 });

  expect(first.items).toHaveLength(999);
  expect(page(items, { limit: 5000, cursor: first.metadata.next_cursor }).items).toHaveLength(201);
});

it('an app has ten sockets, and one more is told that there are too many', async () => {
  const sockets: WebSocket[] = [];
  async function connect(): Promise<{ type: string; reason?: string }> {
    const { url } = await callApi(workspace, 'apps.connections.open', {}, workspace.appToken);
    const socket = new WebSocket(String(url));
    sockets.push(socket);
    const [greeting] = await once(socket, 'message');
    return JSON.parse(String(greeting)) as { type: string; reason?: string };
  }

  const taken = [];
  for (let count = 0; count < 10; count += 1) taken.push((await connect()).type);
  const eleventh = await connect();
  for (const socket of sockets) socket.terminate();

  expect(new Set(taken)).toEqual(new Set(['hello']));
  expect(eleventh).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
});

describe('a message of 40,000 characters', () => {
  const longest = 'x'.repeat(40_000);

  it('is shown as text', async () => {
    const dana = workspace.as('dana');

    await dana.say('incidents', longest);

    expect(dana.messages('incidents').at(-1)?.text).toBe(longest);
  });

  it('and one more is refused when a person sends it, and cut off when an app does', async () => {
    const dana = workspace.as('dana');
    const channel = workspace.channel('incidents')?.id;
    await callApi(workspace, 'conversations.join', { channel });
    const { ts } = await dana.say('incidents', 'short');

    await expect(dana.say('incidents', `${longest}y`)).rejects.toThrow('msg_too_long');
    await expect(dana.edit('incidents', ts, `${longest}y`)).rejects.toThrow('msg_too_long');
    await callApi(workspace, 'chat.postMessage', { channel, text: `${longest}y` });

    expect(dana.messages('incidents').at(-1)?.text).toBe(longest);
  });
});
