import { readConfig } from '../../src/settings/config';
import { failure } from '../helpers/reading-config';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
const app = { SLACK_APP_TOKEN: 'xapp-1' };
const client = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'a client secret' };
const key = { HINDSIGHT_ENCRYPTION_KEY: 'k'.repeat(32) };
const secret = { SLACK_SIGNING_SECRET: 'a signing secret' };

describe('the mode', () => {
  test.each([
    ['nothing', {}, { mode: 'local' }],
    ['blanks to be filled in', { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' }, { mode: 'local' }],
    [
      'a bot and an app token',
      { ...bot, ...app },
      { mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' },
    ],
    [
      'a bot token and a signing secret',
      { ...bot, ...secret },
      { mode: 'http', botToken: 'xoxb-1', signingSecret: 'a signing secret' },
    ],
    ['all three', { ...bot, ...app, ...secret }, { mode: 'socket' }],
    [
      'a client id, its secret, a signing secret and a key',
      { ...client, ...secret, ...key },
      {
        mode: 'many',
        clientId: '1.2',
        clientSecret: 'a client secret',
        signingSecret: 'a signing secret',
        encryptionKeys: ['k'.repeat(32)],
        publicUrl: undefined,
      },
    ],
    [
      'the same, with a former key and an address',
      {
        ...client,
        ...secret,
        HINDSIGHT_ENCRYPTION_KEY: `${'n'.repeat(32)}, ${'k'.repeat(32)}`,
        PUBLIC_URL: 'https://hindsight.example.com',
      },
      {
        mode: 'many',
        encryptionKeys: ['n'.repeat(32), 'k'.repeat(32)],
        publicUrl: 'https://hindsight.example.com',
      },
    ],
  ])('is chosen by %s', (_what, env, mode) => {
    expect(readConfig(env).mode).toMatchObject(mode);
  });

  test.each([
    ['the bot token alone', bot, ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']],
    ['the app token alone', app, ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN']],
    ['the signing secret alone', secret, ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN']],
    ['both but the bot token', { ...app, ...secret }, ['SLACK_BOT_TOKEN']],
    [
      'a client id alone',
      { SLACK_CLIENT_ID: '1.2' },
      ['SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'HINDSIGHT_ENCRYPTION_KEY'],
    ],
    ['a client without a key', { ...client, ...secret }, ['HINDSIGHT_ENCRYPTION_KEY']],
    ['a client without a signing secret', { ...client, ...key }, ['SLACK_SIGNING_SECRET']],
    [
      'a client secret without its id',
      { ...secret, ...key, SLACK_CLIENT_SECRET: 'a client secret' },
      ['missing is SLACK_CLIENT_ID.'],
    ],
    ['a client with a bot token', { ...client, ...secret, ...key, ...bot }, ['SLACK_BOT_TOKEN']],
    [
      'a client secret with others',
      { ...bot, ...app, SLACK_CLIENT_SECRET: 'a client secret' },
      ['SLACK_CLIENT_SECRET'],
    ],
    [
      'a client with what is of one workspace',
      { ...client, ...secret, ...key, API_TOKEN: 't'.repeat(20) },
      ['API_TOKEN', 'home_workspace'],
    ],
  ])('is not chosen by %s: one line names what is missing', (_what, env, names) => {
    const line = failure(() => readConfig(env));

    for (const name of names) expect(line).toContain(name);
    expect(line).not.toContain('\n');
  });
});
