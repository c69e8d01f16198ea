import type { KnownBlock, View } from '@slack/types';
import type { Installed } from './helpers/tester-app';
import { install } from './helpers/tester-app';

const BUTTON: KnownBlock = {
  type: 'actions',
  block_id: 'row',
  elements: [
    { type: 'button', action_id: 'push', value: '7', text: { type: 'plain_text', text: 'Push' } },
  ],
};

const FORM: View = {
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Form' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      label: { type: 'plain_text', text: 'What' },
      element: { type: 'plain_text_input', action_id: 'words' },
    },
  ],
};

describe.each(['socket', 'http'] as const)('a Bolt app reached by %s', (transport) => {
  let installed: Installed;

  beforeEach(async () => {
    installed = await install(transport);
  });

  afterEach(async () => {
    expect(installed.workspace.failures()).toEqual([]);
    await installed.stop();
  });

  it('answers a slash command in private', async () => {
    const { workspace, app } = installed;
    app.command('/echo', async ({ ack, command }) => ack(`You said ${command.text}`));
    await installed.start();
    const dana = workspace.as('dana');
    const { id } = workspace.as('mike').person;

    const outcome = await dana.command('incidents', '/echo ask @mike & <b>\nsoon');

    expect(outcome).toEqual({ ok: true });
    expect(dana.messages('incidents').at(-1)).toMatchObject({
      text: `You said ask <@${id}|mike> &amp; &lt;b&gt;\nsoon`,
      ephemeralFor: dana.person.id,
    });
    expect(workspace.as('mike').messages('incidents')).toEqual([]);
  });

  it('answers later, through the response_url', async () => {
    const { workspace, app } = installed;
    app.command('/echo', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'for all', response_type: 'in_channel' });
      await respond({ text: 'for you' });
    });
    await installed.start();

    await workspace.as('dana').command('incidents', '/echo');

    await workspace.waitFor('both answers', () => workspace.as('dana').messages('incidents')[1]);
    expect(
      workspace
        .as('mike')
        .messages('incidents')
        .map(({ text }) => text),
    ).toEqual(['for all']);
  });

  it('hears of a button and replaces its message', async () => {
    const { workspace, app } = installed;
    app.action('push', async ({ ack, respond, body }) => {
      await ack();
      const { value } = (body as unknown as { actions: [{ value: string }] }).actions[0];
      await respond({ replace_original: true, text: `pushed ${value}` });
    });
    await installed.start();
    await app.client.conversations.join({ channel: workspace.channel('incidents')?.id ?? '' });
    const { ts } = await app.client.chat.postMessage({
      channel: workspace.channel('incidents')?.id ?? '',
      text: 'push it',
      blocks: [BUTTON],
    });

    const outcome = await workspace.as('gus').press('incidents', ts ?? '', 'push');

    expect(outcome).toEqual({ ok: true });
    await workspace.waitFor('the new text', () =>
      workspace.messages('incidents').find(({ text }) => text === 'pushed 7'),
    );
  });

  it('opens a form, refuses an entry at its field, and takes the next', async () => {
    const { workspace, app } = installed;
    app.command('/form', async ({ ack, command, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: FORM });
    });
    app.view('form', async ({ ack, view }) => {
      const words = view.state.values.what?.words?.value;
      if (words === 'no') await ack({ response_action: 'errors', errors: { what: 'Not that' } });
      else await ack();
    });
    await installed.start();
    const dana = workspace.as('dana');
    await dana.command('incidents', '/form');
    await workspace.waitFor('the form', () => dana.view());

    await dana.submit({ words: 'no' });
    const refused = dana.view();
    await dana.submit({ words: 'yes' });

    expect(refused?.errors).toEqual({ what: 'Not that' });
    expect(dana.view()).toBeUndefined();
  });

  it('hears of messages, edits, deletions, replies, reactions and pins where it is, and nowhere else', async () => {
    const { workspace, app } = installed;
    const heard: string[] = [];
    app.event(/.*/, async ({ event }) => {
      const { type, subtype = '' } = event as { type: string; subtype?: string };
      heard.push(`${type} ${subtype}`.trim());
    });
    await installed.start();
    await app.client.conversations.join({ channel: workspace.channel('incidents')?.id ?? '' });
    const dana = workspace.as('dana');

    await dana.say('general', 'not for the app');
    const { ts } = await dana.say('incidents', 'first');
    await dana.edit('incidents', ts, 'second');
    await dana.react('incidents', ts, 'bulb');
    await dana.pin('incidents', ts);
    await dana.unpin('incidents', ts);
    await dana.unreact('incidents', ts, 'bulb');
    const reply = await dana.say('incidents', 'reply', { threadTs: ts });
    await dana.remove('incidents', reply.ts);

    await workspace.waitFor('the last event', () =>
      heard.includes('message message_deleted') ? heard : undefined,
    );
    expect([...heard].sort()).toEqual([
      'member_joined_channel',
      'message',
      'message',
      'message message_changed',
      'message message_deleted',
      'pin_added',
      'pin_removed',
      'reaction_added',
      'reaction_removed',
    ]);
  });

  it('hears of a deleted thread as Slack tells it: a tombstone while there are replies', async () => {
    const { workspace, app } = installed;
    const heard: string[] = [];
    app.event('message', async ({ event }) => {
      const { subtype = '', message } = event as {
        subtype?: string;
        message?: { subtype: string };
      };
      heard.push([subtype, message?.subtype].filter(Boolean).join(' '));
    });
    await installed.start();
    await app.client.conversations.join({ channel: workspace.channel('incidents')?.id ?? '' });
    const dana = workspace.as('dana');
    const root = await dana.say('incidents', 'root');
    const reply = await dana.say('incidents', 'reply', { threadTs: root.ts });
    await workspace.waitFor('both', () => heard.length >= 2);

    await dana.remove('incidents', root.ts);
    await workspace.waitFor('the tombstone', () => heard.length >= 3);
    await dana.remove('incidents', reply.ts);

    await workspace.waitFor('the deletions', () => heard.length >= 5);
    expect(heard).toEqual([
      '',
      '',
      'message_changed tombstone',
      'message_deleted',
      'message_deleted',
    ]);
    expect(workspace.messages('incidents').map(({ subtype }) => subtype)).toEqual(['channel_join']);
  });

  it('is given a file and shares one of its own', async () => {
    const { workspace, app } = installed;
    app.message('look', async ({ message, client }) => {
      const { files, channel } = message as { files: { url_private: string }[]; channel: string };
      const headers = { authorization: `Bearer ${workspace.botToken}` };
      const given = await fetch(files[0]?.url_private ?? '', { headers });
      await client.filesUploadV2({
        channel_id: channel,
        filename: 'copy.md',
        initial_comment: 'here',
        file: Buffer.from(`copy of ${await given.text()}`),
      });
    });
    await installed.start();
    await app.client.conversations.join({ channel: workspace.channel('incidents')?.id ?? '' });
    const bytes = Buffer.from('# ümlaut');

    await workspace
      .as('dana')
      .say('incidents', 'look', { files: [{ name: 'a.md', mimetype: 'text/markdown', bytes }] });

    const shared = await workspace.waitFor('the copy', () =>
      workspace.messages('incidents').find(({ text }) => text === 'here'),
    );
    expect(shared).toMatchObject({ files: [{ name: 'copy.md', mimetype: 'text/markdown' }] });
    const copy = workspace.files().find(({ name }) => name === 'copy.md');
    expect(Buffer.from(copy?.bytes ?? []).toString()).toBe('copy of # ümlaut');
  });

  it('keeps one canvas per channel', async () => {
    const { workspace, app } = installed;
    await installed.start();
    const channel_id = workspace.channel('incidents')?.id ?? '';
    await app.client.conversations.join({ channel: channel_id });
    const content = (markdown: string) => ({ type: 'markdown', markdown }) as const;
    const { canvas_id = '' } = await app.client.conversations.canvases.create({
      channel_id,
      document_content: content('# One'),
    });

    await app.client.canvases.edit({
      canvas_id,
      changes: [{ operation: 'replace', document_content: content('# Two\n\ntext') }],
    });
    const second = app.client.conversations.canvases.create({ channel_id });

    await expect(second).rejects.toMatchObject({
      data: { error: 'channel_canvas_already_exists' },
    });
    expect(workspace.channel('incidents')?.canvas).toBe('# Two\n\ntext');
    const info = await app.client.conversations.info({ channel: channel_id });
    expect(info.channel?.properties).toMatchObject({ canvas: { file_id: canvas_id } });
  });

  it('offers its shortcuts and its home', async () => {
    const { workspace, app } = installed;
    const used: string[] = [];
    app.shortcut('keep', async ({ ack, shortcut }) => {
      await ack();
      used.push((shortcut as unknown as { message: { text: string } }).message.text);
    });
    app.shortcut('begin', async ({ ack }) => {
      await ack();
      used.push('begun');
    });
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [BUTTON] } });
    });
    app.action('push', async ({ ack, body }) => {
      await ack();
      used.push((body as unknown as { container: { type: string } }).container.type);
    });
    await installed.start();
    const dana = workspace.as('dana');
    const { ts } = await dana.say('general', 'worth keeping');

    await dana.messageShortcut('general', ts, 'keep');
    await dana.globalShortcut('begin');
    await dana.openHome();
    await workspace.waitFor('the home', () => dana.home());
    await dana.pressHome('push');

    expect(used).toEqual(['worth keeping', 'begun', 'view']);
  });
});

it('knows the app by its manifest alone', async () => {
  const { workspace, stop } = await install('socket');
  const outcome = await workspace.as('dana').command('incidents', '/undeclared');
  await stop();

  expect(outcome).toEqual({ ok: false, error: 'unknown_command' });
});
