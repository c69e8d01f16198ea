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
