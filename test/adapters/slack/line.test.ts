import { EventEmitter } from 'node:events';
import { keepConnected } from '../../../src/adapters/slack/transport/line';
import { createRecordingLog } from '../../helpers/recording-log';
import { until } from '../../helpers/until';

const GOODBYE = JSON.stringify({ type: 'disconnect', reason: 'warning' });

/** Slack's client as far as a line uses it; `start` does what the test says. */
class FakeClient extends EventEmitter {
  isOpen = false;
  handled: string[] = [];
  starting: () => Promise<void> = async () => undefined;
  readonly websocket = { isActive: () => this.isOpen, disconnect: () => this.drop() };

  readonly name: string;
  readonly happened: string[];

  constructor(name: string, happened: string[]) {
    super();
    this.name = name;
    this.happened = happened;
    this.on('ws_message', async (text: string) => {
      if (text === 'broken') throw new TypeError('unknown payload');
      this.handled.push(text);
      this.happened.push(`${name} handles`);
      if (text === GOODBYE) this.drop();
    });
  }

  async start(): Promise<void> {
    this.happened.push(`${this.name} starts`);
    await this.starting();
    this.isOpen = true;
  }

  async disconnect(): Promise<void> {
    this.isOpen = false;
  }

  drop(): void {
    this.isOpen = false;
    this.emit('disconnected');
  }
}

function setUp() {
  const happened: string[] = [];
  const one = new FakeClient('one', happened);
  const other = new FakeClient('other', happened);
  const log = createRecordingLog();
  const gone: Error[] = [];
  const clients = [one, other] as unknown as Parameters<typeof keepConnected>[0];
  const back = { times: 0 };
  const line = keepConnected(clients, log, {
    onGone: (reason) => gone.push(reason),
    onBack: () => {
      back.times += 1;
    },
  });
  return { one, other, log, gone, line, happened, back };
}

test('a socket that is to be renewed is closed only after its successor is open', async () => {
  const { one, other, line, happened, back } = setUp();
  await line.open();

  one.emit('ws_message', GOODBYE);

  await until('the goodbye', () => one.handled.includes(GOODBYE));
  expect(happened).toEqual(['one starts', 'other starts', 'one handles']);
  expect([one.isOpen, other.isOpen, line.isConnected()]).toEqual([false, true, true]);
  // Nothing can have been missed.
  expect(back.times).toBe(0);
});

test('where the successor cannot be opened the old one is opened again', async () => {
  const { one, other, line } = setUp();
  await line.open();
  other.starting = () => Promise.reject(new Error('no'));

  one.emit('ws_message', GOODBYE);

  await until('the goodbye', () => one.handled.includes(GOODBYE));
  await until('another socket', () => line.isConnected());
  expect(one.isOpen).toBe(true);
});

test('a socket that breaks off is opened again, however often that fails at first', async () => {
  const { one, line, log, back } = setUp();
  await line.open();
  let failures = 0;
  one.starting = () => (failures++ < 1 ? Promise.reject(new Error('no')) : Promise.resolve());

  one.drop();

  await until('another socket', () => line.isConnected());
  expect(log.lines.map(({ message }) => message)).toEqual([
    'could not connect to Slack',
    'connected to Slack again',
  ]);
  expect(back.times).toBe(1);
});

test('a payload the client cannot read is logged, and the next one is read', async () => {
  const { one, line, log } = setUp();
  await line.open();

  one.emit('ws_message', 'broken');
  one.emit('ws_message', 'fine');

  await until('the next one', () => one.handled.includes('fine'));
  await until('the log', () => log.lines.length > 0);
  expect(log.lines).toEqual([expect.objectContaining({ message: 'a payload could not be read' })]);
});

test('what arrives while it is held is left to be sent again', async () => {
  const { one, line } = setUp();
  await line.open();

  line.hold();
  one.emit('ws_message', 'late');
  await new Promise(setImmediate);

  expect(one.handled).toEqual([]);
});

test('a socket that has gone silent is replaced, though nobody says that it closed', async () => {
  jest.useFakeTimers();
  const { one, line, happened } = setUp();
  await line.open();

  one.isOpen = false;
  await jest.advanceTimersByTimeAsync(6000);
  jest.useRealTimers();

  expect(happened).toEqual(['one starts', 'other starts']);
  expect(line.isConnected()).toBe(true);
  await line.close();
});

test('a closed line stays closed', async () => {
  jest.useFakeTimers();
  const { one, line, happened } = setUp();
  await line.open();

  await line.close();
  one.drop();
  await jest.advanceTimersByTimeAsync(60_000);
  jest.useRealTimers();

  expect(happened).toEqual(['one starts']);
});
