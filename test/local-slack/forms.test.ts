import type { ModalView } from '@slack/types';
import { enteredValue } from '../../src/local-slack/blocks/view-values';
import type { FieldValue } from '../../src/local-slack/given';
import type { Actor, LocalWorkspace } from '../../src/local-slack/types';
import { callApi } from './helpers/call-api';
import { type Installed, install } from './helpers/tester-app';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = { text: plain('Red'), value: 'red' };

describe('an entry', () => {
  it.each<[string, FieldValue, string, unknown]>([
    ['plain_text_input', 'hi', 'value', 'hi'],
    ['plain_text_input', '', 'value', null],
    ['number_input', '7', 'value', '7'],
    ['static_select', 'red', 'selected_option', option],
    ['static_select', null, 'selected_option', null],
    ['multi_static_select', ['red'], 'selected_options', [option]],
    ['checkboxes', [], 'selected_options', []],
    ['radio_buttons', 'red', 'selected_option', option],
    ['users_select', 'U1', 'selected_user', 'U1'],
    ['multi_users_select', ['U1', 'U2'], 'selected_users', ['U1', 'U2']],
    ['conversations_select', 'C1', 'selected_conversation', 'C1'],
    ['channels_select', 'C1', 'selected_channel', 'C1'],
    ['datepicker', '2026-11-20', 'selected_date', '2026-11-20'],
    ['timepicker', '09:30', 'selected_time', '09:30'],
    ['datetimepicker', '1700000000', 'selected_date_time', 1_700_000_000],
  ])('into %s of %j is held as %s', (type, value, slot, held) => {
    const element = { type, action_id: 'a', options: [option] };

    expect(enteredValue(element, value)).toEqual({ type, [slot]: held });
  });

  it('is refused when the menu does not offer it', () => {
    const element = { type: 'static_select', action_id: 'color', options: [option] };

    expect(() => enteredValue(element, 'blue')).toThrow('color does not offer blue');
  });
});

describe('a form on somebody’s screen', () => {
  let installed: Installed;
  let workspace: LocalWorkspace;
  let dana: Actor;

  beforeEach(async () => {
    installed = await install('socket');
    workspace = installed.workspace;
    dana = workspace.as('dana');
    const { app } = installed;
    app.command('/form', async ({ ack, command, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form('first') });
    });
    app.action('more', async ({ ack, body, client }) => {
      await ack();
      const { trigger_id } = body as { trigger_id: string };
      await client.views.push({ trigger_id, view: form('next') }).catch(() => undefined);
    });
    app.view('form', async ({ ack, view }) => {
      const words = view.state.values.what?.words?.value;
      switch (words) {
        case 'push':
          return await ack({ response_action: 'push', view: form('pushed') });
        case 'update':
          return await ack({ response_action: 'update', view: form('updated') });
        case 'clear':
          return await ack({ response_action: 'clear' });
        case 'nonsense':
          return await ack({ response_action: 'errors', errors: { nowhere: 'x' } });
        default:
          return await ack();
      }
    });
    await installed.start();
    await dana.command('incidents', '/form');
    await workspace.waitFor('the form', () => dana.view());
  });

  afterEach(() => installed.stop());

  const shownTitle = () => (dana.view()?.view.title as { text: string } | undefined)?.text;

  it('must be filled in before it is sent', async () => {
    const outcome = await dana.submit();

    expect(outcome).toEqual({ ok: false, error: 'invalid_input' });
    expect(dana.view()?.errors).toEqual({ what: 'Please complete this required field.' });
  });

  it('can be followed by another, which leads back to it', async () => {
    await dana.submit({ words: 'push' });
    const pushed = shownTitle();
    await dana.submit({ words: 'done' });

    expect([pushed, shownTitle()]).toEqual(['pushed', 'first']);
  });

  it('keeps what was entered when it is changed', async () => {
    await dana.submit({ words: 'update' });

    expect(shownTitle()).toBe('updated');
    expect(dana.view()?.view.state).toMatchObject({
      values: { what: { words: { type: 'plain_text_input', value: 'update' } } },
    });
  });

  it('goes with all that are under it when it is cleared', async () => {
    await dana.submit({ words: 'push' });
    await dana.submit({ words: 'clear' });

    expect(dana.view()).toBeUndefined();
  });

  it('stays when the answer names a field there is not', async () => {
    const outcome = await dana.submit({ words: 'nonsense' });

    expect(outcome).toEqual({ ok: false, error: 'invalid_response_errors' });
    expect(shownTitle()).toBe('first');
  });

  it('is one of three at most', async () => {
    for (let presses = 0; presses < 3; presses += 1) await dana.pressInView('more');

    const pushes = await workspace.waitFor('three attempts', () => {
      const calls = workspace.calls('views.push');
      return calls.length === 3 && calls;
    });
    expect(pushes.map(({ response }) => response.error)).toEqual([
      undefined,
      undefined,
      'push_limit_reached',
    ]);
  });

  it('is not changed by somebody who looks at an old one', async () => {
    const { id: view_id, view } = dana.view() ?? {};
    const change = () =>
      callApi(workspace, 'views.update', { view_id, hash: view?.hash, view: form('changed') });

    expect((await change()).ok).toBe(true);
    expect((await change()).error).toBe('hash_conflict');
  });

  it('tells when it is closed, if it was asked to', async () => {
    let closed = 0;
    installed.app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack }) => {
      await ack();
      closed += 1;
    });

    await dana.closeView();

    expect([closed, dana.view()]).toEqual([1, undefined]);
  });
});

function form(title: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    notify_on_close: true,
    title: plain(title),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input',
        block_id: 'what',
        label: plain('What'),
        element: { type: 'plain_text_input', action_id: 'words' },
      },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
      },
    ],
  };
}
