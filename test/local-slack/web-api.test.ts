import type { Json, LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callApi } from './helpers/call-api';
import { MANIFEST } from './helpers/tester-app';

let workspace: LocalWorkspace;
let now: number;
let incidents: string;
let general: string;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 20, 12);
  workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true, now: () => now });
  incidents = workspace.channel('incidents')?.id ?? '';
  general = workspace.channel('general')?.id ?? '';
  await call('conversations.join', { channel: incidents });
});

afterEach(() => workspace.close());

function call(method: string, args: Json = {}, token?: string): ReturnType<typeof callApi> {
  return callApi(workspace, method, args, token);
}

async function post(fields: Json = {}): Promise<string> {
  const { ts } = await call('chat.postMessage', { channel: incidents, text: 'hello', ...fields });
  return String(ts);
}

async function error(method: string, args: Json = {}, token?: string): Promise<unknown> {
  return (await call(method, args, token)).error;
}

describe('who is calling', () => {
  it('says who the app is', async () => {
    expect(await call('auth.test')).toMatchObject({
      ok: true,
      user_id: workspace.botUserId,
      team_id: workspace.teamId,
    });
  });

  it.each([
    ['no token', '', 'not_authed'],
    ['a wrong token', 'xoxb-wrong', 'invalid_auth'],
  ])('refuses %s', async (_name, token, code) => {
    const response = await fetch(`${workspace.apiUrl}auth.test`, {
      method: 'POST',
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });

    expect(await response.json()).toEqual({ ok: false, error: code });
  });

  it('keeps the two tokens apart', async () => {
    expect(await error('apps.connections.open')).toBe('not_allowed_token_type');
    expect(await error('auth.test', {}, workspace.appToken)).toBe('not_allowed_token_type');
  });

  it('names the scope that the manifest lacks, and remembers it', async () => {
    expect(await call('team.info')).toMatchObject({ error: 'missing_scope', needed: 'team:read' });
    expect(workspace.failures()).toEqual(['team.info: missing_scope team:read']);
  });

  it.each(['chat.shout', 'constructor'])('remembers that %s does not exist', async (method) => {
    expect(await error(method)).toBe('unknown_method');
    expect(workspace.failures()).toEqual([`${method}: unknown_method`]);
  });

  it('refuses what is no JSON', async () => {
    const response = await fetch(`${workspace.apiUrl}auth.test`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });

    expect(await response.json()).toEqual({ ok: false, error: 'invalid_json' });
  });
});

describe('channels', () => {
  it.each([
    ['', 'invalid_name_required'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
    ['Upper', 'invalid_name_specials'],
    ['with space', 'invalid_name_specials'],
    ['--', 'invalid_name_punctuation'],
    ['general', 'name_taken'],
  ])('cannot be called "%s"', async (name, code) => {
    expect(await error('conversations.create', { name })).toBe(code);
  });

  it('keep their name when they are archived', async () => {
    const created = await call('conversations.create', { name: 'inc-1' });
    await call('conversations.archive', { channel: (created.channel as Json).id });

    expect(await error('conversations.create', { name: 'inc-1' })).toBe('name_taken');
  });

  it('take a topic of 250 characters and no more', async () => {
    const topic = 'x'.repeat(250);

    expect(await error('conversations.setTopic', { channel: incidents, topic })).toBeUndefined();
    expect(await error('conversations.setTopic', { channel: incidents, topic: `${topic}x` })).toBe(
      'too_long',
    );
  });

  it('are closed to a bot that is not in them', async () => {
    const secret = workspace.addChannel({ name: 'secret', isPrivate: true, members: ['dana'] });

    expect(await error('chat.postMessage', { channel: general, text: 'x' })).toBe('not_in_channel');
    expect(await error('conversations.history', { channel: general })).toBe('not_in_channel');
    expect(await error('conversations.info', { channel: secret.id })).toBe('channel_not_found');
    expect(await error('conversations.join', { channel: secret.id })).toBe('channel_not_found');
  });

  it('tell why somebody cannot be invited, and take the others with force', async () => {
    const { id: channel } = (await call('conversations.create', { name: 'inc-2' })).channel as Json;
    const dana = workspace.as('dana').person.id;
    const invite = (users: string, force = false) =>
      call('conversations.invite', { channel, users, force });

    expect(await invite(workspace.botUserId)).toMatchObject({ error: 'cant_invite_self' });
    expect(await invite('U0NOBODY')).toMatchObject({ error: 'user_not_found' });
    expect(await invite(`${dana},U0NOBODY`, true)).toMatchObject({ ok: true });
    expect(await invite(dana)).toMatchObject({ error: 'already_in_channel' });
    expect(workspace.channel('inc-2')?.members).toContain(dana);
  });

  it('are read-only once they are archived', async () => {
    const ts = await post();
    await workspace.as('dana').archive('incidents');

    expect(await error('chat.postMessage', { channel: incidents, text: 'x' })).toBe('is_archived');
    expect(await error('pins.add', { channel: incidents, timestamp: ts })).toBe('is_archived');
  });
});

describe('messages', () => {
  it('are cut at 40,000 characters when posted and refused past 4,000 when changed', async () => {
    const ts = await post({ text: 'x'.repeat(40_001) });

    expect(workspace.messages('incidents').at(-1)?.text).toHaveLength(40_000);
    expect(await error('chat.update', { channel: incidents, ts, text: 'x'.repeat(4001) })).toBe(
      'msg_too_long',
    );
  });

  it('name the path of a block that is wrong', async () => {
    const answer = await call('chat.postMessage', {
      channel: incidents,
      text: 'x',
      blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }],
    });

    expect(answer).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
  });

  it('lose their blocks when only a text comes', async () => {
    const blocks = [{ type: 'divider' }];
    const ts = await post({ blocks });

    await call('chat.update', { channel: incidents, ts, text: 'plain' });

    expect(workspace.messages('incidents').at(-1)?.blocks).toBeUndefined();
  });

  it('can be changed and deleted by their author only', async () => {
    const { ts } = await workspace.as('dana').say('incidents', 'mine');

    expect(await error('chat.update', { channel: incidents, ts, text: 'x' })).toBe(
      'cant_update_message',
    );
    expect(await error('chat.delete', { channel: incidents, ts })).toBe('cant_delete_message');
  });

  it('are shown in private to members only', async () => {
    const claire = workspace.addPerson({ name: 'zoe' }).id;

    expect(await error('chat.postEphemeral', { channel: incidents, user: claire, text: 'x' })).toBe(
      'user_not_in_channel',
    );
  });

  it('keep their metadata for those who ask', async () => {
    const metadata = { event_type: 'posted', event_payload: { key: 'INC-1:3' } };
    await post({ metadata });

    const plain = await call('conversations.history', { channel: incidents, limit: 1 });
    const whole = await call('conversations.history', {
      channel: incidents,
      limit: 1,
      include_all_metadata: true,
    });

    expect((plain.messages as Json[])[0]).not.toHaveProperty('metadata');
    expect((whole.messages as Json[])[0]).toMatchObject({ metadata });
  });

  it('are listed newest first, page by page, without replies', async () => {
    const first = await post({ text: 'first' });
    await post({ text: 'reply', thread_ts: first });
    await post({ text: 'second' });

    const one = await call('conversations.history', { channel: incidents, limit: 1 });
    const { next_cursor: cursor } = one.response_metadata as Json;
    const two = await call('conversations.history', { channel: incidents, limit: 1, cursor });

    expect((one.messages as Json[]).map(({ text }) => text)).toEqual(['second']);
    expect((two.messages as Json[])[0]).toMatchObject({ text: 'first', reply_count: 1 });
  });

  it('are found between two times', async () => {
    await post({ text: 'early' });
    now += 60_000;
    const middle = await post({ text: 'middle' });
    now += 60_000;
    await post({ text: 'late' });

    const bounds = { channel: incidents, oldest: middle, latest: middle };
    const exclusive = await call('conversations.history', bounds);
    const inclusive = await call('conversations.history', { ...bounds, inclusive: true });

    expect(exclusive.messages).toEqual([]);
    expect((inclusive.messages as Json[]).map(({ text }) => text)).toEqual(['middle']);
  });

  it('have a thread, its root first', async () => {
    const root = await post({ text: 'root' });
    const reply = await post({ text: 'reply', thread_ts: root });

    const thread = await call('conversations.replies', { channel: incidents, ts: reply });

    expect((thread.messages as Json[]).map(({ text }) => text)).toEqual(['root', 'reply']);
    expect(await error('conversations.replies', { channel: incidents, ts: '1.000000' })).toBe(
      'thread_not_found',
    );
  });
});
