import { exchangeOfDelivery, exchangeOfRequest } from '../../src/local-slack/traffic/exchanges';
import { masked } from '../../src/local-slack/traffic/masked';
import { createTraffic } from '../../src/local-slack/traffic/traffic';

const timing = { at: 1_700_000_000_000, tookMs: 12 };

describe('what is masked', () => {
  it('is every token, by its name and by its look, however deep', () => {
    const shown = masked({
      token: 'abc',
      args: [{ app_token: 'def', text: 'with xoxb-12-ab and xapp-1-cd' }],
      url: 'ws://127.0.0.1:1/link?ticket=s3cret&app_id=A1',
    });

    expect(shown).toEqual({
      token: '•••',
      args: [{ app_token: '•••', text: 'with xoxb-••• and xapp-•••' }],
      url: 'ws://127.0.0.1:1/link?ticket=•••&app_id=A1',
    });
  });

  it('is nothing else', () => {
    const said = { text: 'the token is lost', count: 3, list: [null, true], trigger_id: '1.2.x' };

    expect(masked(said)).toEqual(said);
  });
});

describe('an exchange', () => {
  it('names the command, the event or what was pressed', () => {
    const nameOf = (kind: 'slash_commands' | 'interactive' | 'events_api', payload: object) =>
      exchangeOfDelivery(
        { kind, payload: { ...payload } },
        { ok: true, body: {} },
        undefined,
        timing,
      ).name;

    expect(nameOf('slash_commands', { command: '/incident', text: 'note hi' })).toBe(
      '/incident note hi',
    );
    expect(nameOf('events_api', { event: { type: 'message', subtype: 'message_changed' } })).toBe(
      'message message_changed',
    );
    expect(nameOf('interactive', { type: 'block_actions', actions: [{ action_id: 'ack' }] })).toBe(
      'block_actions ack',
    );
    expect(nameOf('interactive', { type: 'shortcut', callback_id: 'begin' })).toBe(
      'shortcut begin',
    );
  });

  it('is not well when Slack says so, or nothing comes back', () => {
    const asked = { kind: 'api', name: 'chat.update', request: {}, fault: undefined } as const;
    const refused = { status: 200, body: { ok: false, error: 'message_not_found' } };

    expect(exchangeOfRequest({ ...asked, answer: refused }, timing)).toMatchObject({
      isOk: false,
      error: 'message_not_found',
    });
    expect(exchangeOfRequest({ ...asked, answer: undefined }, timing)).toMatchObject({
      isOk: false,
      status: 0,
    });
    expect(
      exchangeOfDelivery(
        { kind: 'events_api', payload: {}, attempt: 2 },
        { ok: false, error: 'operation_timeout' },
        'lost-delivery',
        timing,
      ),
    ).toMatchObject({
      isOk: false,
      error: 'operation_timeout',
      attempt: 2,
      fault: 'lost-delivery',
    });
  });
});

describe('the traffic', () => {
  const said = (name: string, request: unknown) =>
    exchangeOfRequest(
      { kind: 'api', name, request, answer: { status: 200, body: { ok: true } }, fault: undefined },
      timing,
    );

  it('is found by words in what was said, and never by a secret', () => {
    const traffic = createTraffic();
    traffic.add(said('chat.postMessage', { text: 'Hello', token: 'xoxb-1-secret' }));
    traffic.add(said('pins.add', { channel: 'C1' }));

    expect(traffic.list('hello').map(({ name }) => name)).toEqual(['chat.postMessage']);
    expect(traffic.list('PINS.').map(({ id }) => id)).toEqual([2]);
    expect(traffic.list('secret')).toEqual([]);
  });

  it('forgets what is old', () => {
    const traffic = createTraffic();
    for (let count = 0; count < 1001; count += 1) traffic.add(said('api.test', {}));

    expect(traffic.one(1)).toBeUndefined();
    expect(traffic.list()).toHaveLength(1000);
  });
});
