import { examineReach } from '../../../src/adapters/outgoing/examine-reach';
import { type Outside, otherServer, webServer } from '../../helpers/outside';

let outside: Outside | undefined;
afterEach(async () => {
  await outside?.close();
  outside = undefined;
});

const examine = (url: string) =>
  examineReach({ about: 'pager siren', setting: 'pagers.siren.url', url, breaks: 'No.' }, 300);

test('Who says nothing is not waited for without end', async () => {
  outside = await otherServer(() => undefined);

  expect(await examine(`http://127.0.0.1:${outside.port}/page`)).toEqual({
    about: 'pager siren',
    state: 'problem',
    says: `http://127.0.0.1:${outside.port} does not answer.`,
    breaks: ['No.'],
    mend: expect.stringContaining('firewall'),
  });
});

test('Who takes in requests and never answers them is not waited for either', async () => {
  outside = await webServer(() => undefined);

  expect(await examine(`http://127.0.0.1:${outside.port}`)).toMatchObject({
    says: expect.stringContaining('does not answer.'),
  });
});

test.each([
  ['speaks something else', (port: number) => `http://127.0.0.1:${port}`, 'SSH-2.0-x\r\n'],
  ['speaks no TLS', (port: number) => `https://127.0.0.1:${port}`, 'HTTP/1.1 400 No\r\n\r\n'],
  ['hangs up', (port: number) => `http://127.0.0.1:${port}`, ''],
])('Who %s is no web server', async (_what, url, words) => {
  outside = await otherServer((socket) => {
    socket.once('data', () => socket.end(words));
  });

  expect(await examine(url(outside.port))).toMatchObject({
    state: 'problem',
    says: expect.stringContaining('does not answer as a web server does: '),
    mend: expect.stringContaining('pagers.siren.url: its port, or the way it begins'),
  });
});

test('A port that no request may go to is told of', async () => {
  expect(await examine('http://127.0.0.1:22/page')).toMatchObject({
    state: 'problem',
    says: expect.stringContaining('bad port'),
  });
});
