import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { readBody } from '../../src/requests/read-body';

const MOST_BYTES = 100;

let server: Server;
let outcome: Promise<Buffer | undefined>;

beforeEach(async () => {
  let settle: (read: Promise<Buffer | undefined>) => void;
  outcome = new Promise((resolve) => {
    settle = resolve;
  });
  server = createServer((request, response) => {
    const read = readBody(request, MOST_BYTES);
    settle(read);
    read.then(
      () => response.end(),
      () => undefined,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Sends bytes as they are, and a moment later, if it should, hangs up. */
function send(bytes: string, hangsUp = false): void {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1', () => {
    if (hangsUp) server.once('request', () => socket.destroy());
    socket.write(bytes);
  });
  socket.on('error', () => undefined);
}

const head = (length: number) =>
  `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${length}\r\n\r\n`;
const inChunks = 'POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n';

test('a body is read to its end', async () => {
  send(`${head(5)}hello`);

  expect((await outcome)?.toString()).toBe('hello');
});

test('a body of several pieces is put together', async () => {
  send(`${inChunks}3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n`);

  expect((await outcome)?.toString()).toBe('hello');
});

test('an empty body is one', async () => {
  send(head(0));

  expect(await outcome).toHaveLength(0);
});

test('a body that says to be too long is not read', async () => {
  send(head(MOST_BYTES + 1));

  expect(await outcome).toBeUndefined();
});

test('a body that does not say how long it is is read until it is too long', async () => {
  send(`${inChunks}ff\r\n${'x'.repeat(255)}\r\n`);

  expect(await outcome).toBeUndefined();
});

test('a body that breaks off is none', async () => {
  send(`${head(50)}hello`, true);

  await expect(outcome).rejects.toThrow('aborted');
});
