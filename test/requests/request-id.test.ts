import { setTimeout as pause } from 'node:timers/promises';
import { createPinoLogger } from '../../src/adapters/log/pino-logger';
import { createBackground } from '../../src/app/background';
import { inRequest, requestId } from '../../src/requests/request-id';
import { createRecordingLog } from '../helpers/recording-log';
import { until } from '../helpers/until';

function openLog() {
  const lines: { request?: string; msg: string }[] = [];
  const log = createPinoLogger('info', { write: (line) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

test('what is logged in a request says which, also much later and beside another', async () => {
  const { log, lines } = openLog();

  await Promise.all(
    ['one', 'two'].map((name) =>
      inRequest(async () => {
        log.info({}, `${name} begins`);
        await pause(1);
        log.info({}, `${name} ends`);
      }),
    ),
  );

  const requestOf = (words: string) => lines.find(({ msg }) => msg === words)?.request;
  expect(requestOf('one begins')).toMatch(/^[0-9a-f]{6}-\d+$/);
  expect(requestOf('one ends')).toBe(requestOf('one begins'));
  expect(requestOf('two ends')).toBe(requestOf('two begins'));
  expect(requestOf('two begins')).not.toBe(requestOf('one begins'));
});

test('what is logged outside of requests says none', () => {
  const { log, lines } = openLog();

  log.info({}, 'started');

  expect(lines).toEqual([expect.not.objectContaining({ request: expect.anything() })]);
});

test('what a request wakes is no part of it', async () => {
  const seen: (string | undefined)[] = [];
  const background = createBackground(async () => {
    seen.push(requestId());
    return undefined;
  }, createRecordingLog());
  background.start();
  await until('the first round', () => seen.length === 1);

  inRequest(() => background.wake());
  await until('another round', () => seen.length > 1);
  await background.stop();

  expect(seen.slice(0, 2)).toEqual([undefined, undefined]);
});
