import { once } from 'node:events';

/**
 * The bot as `npm start` runs it, except that it has loaded its code already and begins when it is told to: so that
 * hundreds of starts do not cost hundreds of times the loading.
 */
async function main(): Promise<void> {
  require('../../src/boot/bot');
  process.stdout.write('waiting\n');
  await once(process.stdin, 'data');
  // It would keep a bot that was asked to end from ending.
  process.stdin.destroy();
  require('../../src/main');
}

void main();
