import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

/** The peer: Bolt as it comes, verifying requests, with one command that is only acknowledged. */
async function main(): Promise<void> {
  const receiver = new HTTPReceiver({
    signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
    endpoints: ['/slack/events'],
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    receiver,
    token: process.env.SLACK_BOT_TOKEN ?? '',
    botId: 'B0000000000',
    botUserId: 'U0000000000',
    tokenVerificationEnabled: false,
    logLevel: LogLevel.ERROR,
  });
  app.command('/incident', async ({ ack }) => {
    await ack();
  });
  const server = createServer(receiver.requestListener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}/slack/events\n`);
  process.on('SIGTERM', () => process.exit(0));
}

void main();
