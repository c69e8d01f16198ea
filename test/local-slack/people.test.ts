import { until } from '../helpers/until';
import { type Installed, install } from './helpers/tester-app';

let installed: Installed;
let heard: string[];

beforeAll(async () => {
  installed = await install('socket');
  const { app, workspace } = installed;
  app.command(/.*/, async ({ ack, command }) => {
    heard.push(command.command);
    await ack();
  });
  app.action('go', async ({ ack, body }) => {
    const users = await app.client.users.info({ user: body.user.id });
    heard.push(`${users.user?.is_stranger ? 'stranger' : 'member'} of ${body.team?.id}`);
    await ack();
  });
  app.shortcut(/.*/, async ({ ack, shortcut }) => {
    heard.push(shortcut.callback_id);
    await ack();
  });
  await installed.start();
  const channel = workspace.channel('incidents')?.id ?? '';
  await app.client.conversations.join({ channel });
  await app.client.chat.postMessage({
    channel,
    text: 'press',
    blocks: [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
      },
    ],
  });
  workspace.addPerson({ name: 'eve', isStranger: true });
  await workspace.as('dana').invite('incidents', 'eve');
});

beforeEach(() => {
  heard = [];
});

afterAll(() => installed.stop());

describe('somebody of another organisation', () => {
  const eve = () => installed.workspace.as('eve');
  const button = () =>
    installed.workspace.messages('incidents').find(({ text }) => text === 'press')?.ts ?? '';

  it('cannot use commands and shortcuts of the app', async () => {
    const outcomes = [
      await eve().command('incidents', '/echo hi'),
      await eve().messageShortcut('incidents', button(), 'keep'),
      await eve().globalShortcut('begin'),
    ];

    expect(outcomes).toEqual(Array(3).fill({ ok: false, error: 'app_not_found' }));
    expect(heard).toEqual([]);
  });

  it('can press buttons, with the name of their own team', async () => {
    const outcome = await eve().press('incidents', button(), 'go');

    expect(outcome).toEqual({ ok: true });
    await installed.workspace.waitFor('the button', () => heard.length === 1);
    expect(heard[0]).toMatch(/^stranger of T/);
    expect(heard[0]).not.toContain(installed.workspace.teamId);
  });
});

describe('a guest', () => {
  const gus = () => installed.workspace.as('gus');

  it('uses what the channels they are in offer', async () => {
    expect(await gus().command('incidents', '/echo hi')).toEqual({ ok: true });
    expect(heard).toEqual(['/echo']);
  });

  it('joins no channel and invites nobody', async () => {
    await expect(gus().join('general')).rejects.toThrow('user_is_restricted');
    await expect(gus().invite('incidents', 'mike')).rejects.toThrow('user_is_restricted');
    expect(() => gus().messages('general')).toThrow('channel_not_found');
  });
});

describe('what the manifest does not declare', () => {
  const dana = () => installed.workspace.as('dana');

  it('is no command, says Slackbot', async () => {
    expect(await dana().command('incidents', '/other')).toEqual({
      ok: false,
      error: 'unknown_command',
    });
    expect(dana().messages('incidents').at(-1)?.text).toBe('/other is not a valid command.');
    expect(heard).toEqual([]);
  });

  it('is not offered as a shortcut', async () => {
    await expect(dana().globalShortcut('other')).rejects.toThrow('The manifest has no global');
    expect(heard).toEqual([]);
  });
});

describe('a channel', () => {
  const dana = () => installed.workspace.as('dana');
  const channel = (name: string) => installed.workspace.channel(name);
  const last = (name: string) => dana().messages(name).at(-1);

  it('is made by whom it then has in it', async () => {
    const id = await dana().createChannel('release-42');
    await dana().createChannel('release-secret', { isPrivate: true });

    expect(channel('release-42')).toMatchObject({
      id,
      isPrivate: false,
      members: [dana().person.id],
    });
    expect(channel('release-secret')).toMatchObject({ isPrivate: true });
    expect(() => installed.workspace.as('mike').messages('release-secret')).toThrow(
      'channel_not_found',
    );
  });

  it.each([
    ['', 'invalid_name_required'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
    ['--', 'invalid_name_punctuation'],
    ['Release', 'invalid_name_specials'],
    ['two words', 'invalid_name_specials'],
    ['<script>', 'invalid_name_specials'],
    ['general', 'name_taken'],
  ])('may not be called %j', async (name, code) => {
    await expect(dana().createChannel(name)).rejects.toThrow(code);
  });

  it('has the topic it is given, up to 250 characters, and says so', async () => {
    await dana().setTopic('release-42', 'Freeze <b>tonight</b> & tomorrow');

    expect(channel('release-42')?.topic).toBe('Freeze &lt;b&gt;tonight&lt;/b&gt; &amp; tomorrow');
    expect(last('release-42')).toMatchObject({ subtype: 'channel_topic' });
    await dana().setTopic('release-42', 'x'.repeat(250));
    await expect(dana().setTopic('release-42', 'x'.repeat(251))).rejects.toThrow('too_long');
    await expect(installed.workspace.as('mike').setTopic('release-42', 'x')).rejects.toThrow(
      'not_in_channel',
    );
  });

  it('is archived, and opened again by somebody who is in it from then on', async () => {
    const mike = installed.workspace.as('mike');
    await dana().archive('release-42');
    await expect(dana().say('release-42', 'x')).rejects.toThrow('is_archived');
    await expect(dana().archive('release-42')).rejects.toThrow('is_archived');
    await expect(dana().setTopic('release-42', 'x')).rejects.toThrow('is_archived');
    await mike.unarchive('release-42');

    expect(channel('release-42')).toMatchObject({ isArchived: false });
    expect(channel('release-42')?.members).toContain(mike.person.id);
    await mike.say('release-42', 'open again');
    await expect(mike.unarchive('release-42')).rejects.toThrow('not_archived');
  });

  it('is nothing a guest makes or ends, and everybody stays in #general', async () => {
    const gus = installed.workspace.as('gus');
    const refused: [Promise<unknown>, string][] = [
      [gus.createChannel('mine'), 'user_is_restricted'],
      [gus.setTopic('incidents', 'x'), 'user_is_restricted'],
      [gus.archive('incidents'), 'user_is_restricted'],
      [dana().archive('general'), 'cant_archive_general'],
      [dana().leave('general'), 'cant_leave_general'],
      [dana().archive('tester'), 'method_not_supported_for_channel_type'],
    ];

    await Promise.all(refused.map(([act, code]) => expect(act).rejects.toThrow(code)));
  });

  it('and the app hears of what it asked for', async () => {
    const { app } = installed;
    const told: string[] = [];
    app.event('channel_created', async ({ event }) => {
      if (event.channel.name === 'news') told.push(`${event.type} ${event.channel.name}`);
    });
    app.event('channel_unarchive', async ({ event }) => {
      told.push(event.type);
    });
    const id = await dana().createChannel('news');
    await until('the first', () => told.length === 1);
    await app.client.conversations.join({ channel: id });
    await dana().archive('news');
    await dana().unarchive('news');
    await until('the second', () => told.length === 2);

    expect(told).toEqual(['channel_created news', 'channel_unarchive']);
  });
});
