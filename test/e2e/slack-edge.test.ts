import { StoreUnavailable } from '../../src/ports/incident-store';
import type { Form, Message } from '../../src/report/message';
import { type SlackEdge, startSlackEdge } from '../helpers/slack-edge';
import { until } from '../helpers/until';

const said: Message = {
  summary: 'Recorded T1',
  pieces: [{ piece: 'text', lines: [['Recorded ', { bold: 'T1' }]] }],
};

const form: Form = {
  form: 'start',
  title: 'Start an incident',
  submit: 'Start',
  fields: [
    { type: 'line', name: 'title', label: 'Title', initial: 'Checkout down' },
    { type: 'words', name: 'impact', label: 'Impact', isOptional: true },
  ],
  carry: 'INC-7',
};

function withButton(message: Message): Message {
  const button = { action: 'undo', label: 'Undo', value: 'T1' };
  return { ...message, pieces: [...message.pieces, { piece: 'buttons', buttons: [button] }] };
}

describe.each(['socket', 'http'] as const)('in %s mode', (mode) => {
  let edge: SlackEdge;
  beforeEach(async () => {
    edge = await startSlackEdge(mode);
  });
  afterEach(() => edge.close());

  function lastSeen(person: string, channel = 'incidents') {
    return edge.slack.as(person).messages(channel).at(-1);
  }

  test('a command reaches the desk with who, where and the names in it', async () => {
    const dana = edge.slack.as('dana');

    await dana.command('incidents', '/incident note called @mike & waited');

    const mike = edge.slack.as('mike').person;
    expect(edge.desk.asked('command')).toEqual([
      {
        workspaceId: edge.slack.teamId,
        userId: dana.person.id,
        channelId: edge.slack.channel('incidents')?.id,
        text: expect.stringMatching(`^note called <@${mike.id}\\|.*mike> &amp; waited$`),
      },
    ]);
  });

  test('a reply is seen by whoever typed the command, and by nobody else', async () => {
    edge.desk.reply = async () => ({ kind: 'message', message: said });

    const outcome = await edge.slack.as('dana').command('incidents', '/incident note hi');

    expect(outcome).toEqual({ ok: true });
    expect(lastSeen('dana')?.text).toBe('Recorded T1');
    expect(lastSeen('mike')?.text).not.toBe('Recorded T1');
  });

  test('a reply that takes too long for the acknowledgement still arrives', async () => {
    let finish: () => void = () => undefined;
    edge.desk.reply = () =>
      new Promise((resolve) => {
        finish = () => resolve({ kind: 'message', message: said });
      });

    const outcome = await edge.slack.as('dana').command('incidents', '/incident note hi');
    finish();

    expect(outcome).toEqual({ ok: true });
    await edge.slack.waitFor('the late reply', () => lastSeen('dana')?.text === 'Recorded T1');
  });

  test('a reply of several messages arrives in their order, however many they are', async () => {
    await edge.app.chats.of(edge.slack.teamId).join(edge.slack.channel('incidents')?.id ?? '');
    const more = Array.from({ length: 9 }, (_, at) => ({ ...said, summary: `part ${at + 2}` }));
    const message = { ...said, summary: 'part 1' };
    edge.desk.reply = async () => ({ kind: 'message', message, more });

    await edge.slack.as('dana').command('incidents', '/incident preview');

    await edge.slack.waitFor('the last part', () => lastSeen('dana')?.text === 'part 10');
    const texts = edge.slack
      .as('dana')
      .messages('incidents')
      .map(({ text }) => text);
    expect(texts.slice(-10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((part) => `part ${part}`));
  });

  test('a failure says under which id it is logged and gives the words back', async () => {
    edge.desk.reply = () => Promise.reject(new Error('a bug'));

    await edge.slack.as('dana').command('incidents', '/incident note a <long> text');

    const failure = edge.log.lines.find(({ message }) => message === 'something broke');
    const shown = JSON.stringify(lastSeen('dana'));
    expect(shown).toContain(`it is logged as ${String(failure?.details.id)}`);
    expect(shown).toContain('/incident note a <long> text');
    expect(JSON.stringify(edge.log.lines)).not.toContain('long');
  });

  test('a store that is unavailable says so in its own words', async () => {
    const down = new StoreUnavailable('The disk is full', 'make room');
    edge.desk.reply = () => Promise.reject(down);

    await edge.slack.as('dana').command('incidents', '/incident note hi');

    expect(lastSeen('dana')?.text).toBe('The disk is full. Nothing was recorded.');
  });

  test('a form opens from a command and comes back with its answers and what it carried', async () => {
    edge.desk.reply = async () => ({ kind: 'form', form });
    const dana = edge.slack.as('dana');
    await dana.command('incidents', '/incident start');
    await edge.slack.waitFor('the form', () => dana.view());

    await dana.submit({});

    expect(edge.desk.asked('submit')).toEqual([
      {
        workspaceId: edge.slack.teamId,
        userId: dana.person.id,
        channelId: edge.slack.channel('incidents')?.id,
        form: 'start',
        carry: 'INC-7',
        answers: { title: 'Checkout down' },
      },
    ]);
    expect(dana.view()).toBeUndefined();
  });

  test('mistakes are shown at their fields and the form stays', async () => {
    edge.desk.reply = async () => ({ kind: 'form', form });
    edge.desk.outcome = async () => ({ kind: 'mistakes', mistakes: { impact: 'Say more.' } });
    const dana = edge.slack.as('dana');
    await dana.command('incidents', '/incident start');
    await edge.slack.waitFor('the form', () => dana.view());

    await dana.submit({});

    expect(dana.view()?.errors).toEqual({ impact: 'Say more.' });
  });

  test('a form that fails keeps what was filled in', async () => {
    edge.desk.reply = async () => ({ kind: 'form', form });
    edge.desk.outcome = () => Promise.reject(new Error('a bug'));
    const dana = edge.slack.as('dana');
    await dana.command('incidents', '/incident start');
    await edge.slack.waitFor('the form', () => dana.view());

    await dana.submit({});

    expect(dana.view()?.errors.title).toMatch(/Something broke; it is logged as [0-9a-f]{6}-\d+\./);
  });

  test('another form can take the place of the one that was sent', async () => {
    edge.desk.reply = async () => ({ kind: 'form', form });
    edge.desk.outcome = async () => ({
      kind: 'next',
      form: { ...form, form: 'check', carry: 'again' },
    });
    const dana = edge.slack.as('dana');
    await dana.command('incidents', '/incident start');
    await edge.slack.waitFor('the form', () => dana.view());

    await dana.submit({});

    expect(dana.view()?.view.callback_id).toBe('check');
  });

  test('what a form came to is whispered where it was opened', async () => {
    await edge.app.chats.of(edge.slack.teamId).join(edge.slack.channel('incidents')?.id ?? '');
    edge.desk.reply = async () => ({ kind: 'form', form });
    edge.desk.outcome = async () => ({ kind: 'done', reply: { kind: 'message', message: said } });
    const dana = edge.slack.as('dana');
    await dana.command('incidents', '/incident start');
    await edge.slack.waitFor('the form', () => dana.view());

    await dana.submit({});

    await edge.slack.waitFor('the whisper', () => lastSeen('dana')?.text === 'Recorded T1');
  });

  test('what a form comes to after its window had to close is whispered', async () => {
    await edge.app.chats.of(edge.slack.teamId).join(edge.slack.channel('incidents')?.id ?? '');
    edge.desk.reply = async () => ({ kind: 'form', form });
    let finish: () => void = () => undefined;
    edge.desk.outcome = () =>
      new Promise((resolve) => {
        finish = () => resolve({ kind: 'mistakes', mistakes: { title: 'Taken already.' } });
      });
    const dana = edge.slack.as('dana');
    await dana.command('incidents', '/incident start');
    await edge.slack.waitFor('the form', () => dana.view());

    const outcome = await dana.submit({});
    finish();

    expect(outcome).toEqual({ ok: true });
    await edge.slack.waitFor('the whisper', () => lastSeen('dana')?.text === 'Taken already.');
  });

  test('a button in a private reply is passed on, and the answer takes the reply’s place', async () => {
    edge.desk.reply = async () => ({ kind: 'message', message: withButton(said) });
    const dana = edge.slack.as('dana');
    await dana.command('incidents', '/incident note hi');
    const shown = lastSeen('dana');
    edge.desk.reply = async () => ({
      kind: 'message',
      message: { summary: 'Undone', pieces: [{ piece: 'text', lines: [['Undone']] }] },
    });

    await dana.press('incidents', shown?.ts ?? '', 'undo');

    expect(edge.desk.asked('press')).toEqual([
      expect.objectContaining({ action: 'undo', value: 'T1', userId: dana.person.id }),
    ]);
    await edge.slack.waitFor('the answer', () => lastSeen('dana')?.text === 'Undone');
    expect(dana.messages('incidents').some(({ text }) => text === 'Recorded T1')).toBe(false);
  });

  test('a button that fails stays, so that it can be pressed again', async () => {
    edge.desk.reply = async () => ({ kind: 'message', message: withButton(said) });
    const dana = edge.slack.as('dana');
    await dana.command('incidents', '/incident note hi');
    edge.desk.reply = () => Promise.reject(new Error('a bug'));

    await dana.press('incidents', lastSeen('dana')?.ts ?? '', 'undo');

    await edge.slack.waitFor('the apology', () => lastSeen('dana')?.text.startsWith('Something'));
    expect(dana.messages('incidents').some(({ text }) => text === 'Recorded T1')).toBe(true);
  });

  test('a shortcut on a message brings the message in plain words', async () => {
    const mike = edge.slack.as('mike');
    const message = await mike.say('incidents', 'ask <@U1> & see <https://example.com|this>');
    edge.desk.reply = async () => ({ kind: 'message', message: said });
    const dana = edge.slack.as('dana');

    await dana.messageShortcut('incidents', message.ts, 'add_to_timeline');

    await edge.slack.waitFor('the answer', () => lastSeen('dana')?.text === 'Recorded T1');
    const [request] = edge.desk.asked('shortcut');
    expect(request).toMatchObject({ shortcut: 'add_to_timeline', userId: dana.person.id });
    expect(request?.message).toMatchObject({
      ts: message.ts,
      authorId: mike.person.id,
      isOurs: false,
    });
  });

  test('the global shortcut opens a form', async () => {
    edge.desk.reply = async () => ({ kind: 'form', form });
    const dana = edge.slack.as('dana');

    await dana.globalShortcut('start_incident');

    const view = await edge.slack.waitFor('the form', () => dana.view());
    expect(view.view.callback_id).toBe('start');
  });

  test('the global shortcut answers in a window where there is no channel', async () => {
    edge.desk.reply = async () => ({ kind: 'message', message: said });
    const dana = edge.slack.as('dana');

    await dana.globalShortcut('start_incident');

    const view = await edge.slack.waitFor('the window', () => dana.view());
    expect(JSON.stringify(view.view)).toContain('Recorded');
  });

  test('stopping waits for what is being worked on', async () => {
    let finish: () => void = () => undefined;
    edge.desk.reply = () =>
      new Promise((resolve) => {
        finish = () => resolve({ kind: 'message', message: said });
      });
    const command = edge.slack.as('dana').command('incidents', '/incident note hi');
    await until('the command', () => edge.desk.asked('command').length > 0);

    const stopped = edge.app.stop();
    finish();
    await stopped;

    expect(await command).toEqual({ ok: true });
    expect(lastSeen('dana')?.text).toBe('Recorded T1');
  });
});
