import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { manifest, shortcuts } from '../../../src/adapters/slack/manifest';
import { events, methods, neededScopes, others } from '../../../src/adapters/slack/methods';
import { commands } from '../../../src/commands';
import { usageHint } from '../../../src/commands/docs';

const FOLDER = resolve(__dirname, '../../../src/adapters/slack');
const source = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('methods.ts'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  .join('\n');

/** `client.chat.postMessage(` names `chat.postMessage`. */
const called = new Set(
  [...source.matchAll(/\bclient\.((?:\w+\.)+\w+)\(/g)].map(([, name]) => name),
);

test('every method that is called is in the table', () => {
  expect([...called].filter((name) => name !== undefined && !(name in methods))).toEqual([]);
});

test('every method in the table is called', () => {
  // The socket's is called by Slack's own client.
  const own = Object.keys(methods).filter((name) => name !== 'apps.connections.open');
  expect(own.filter((name) => !called.has(name))).toEqual([]);
});

test('every event in the table is listened to, and no other', () => {
  const heard = [...source.matchAll(/app\.event\('(\w+)'/g)].map(([, name]) => name);
  const told = Object.keys(events).map((name) => name.split('.')[0]);
  expect(new Set(heard)).toEqual(new Set(told));
});

test('every scope is asked for because of something it does', () => {
  const needs = [methods, events, others].flatMap((table) => Object.values(table));
  for (const scope of neededScopes()) {
    const reasons = needs.filter(({ scopes }) => (scopes as readonly string[]).includes(scope));
    expect(reasons.every(({ why }) => why.length > 0)).toBe(true);
    expect(reasons).not.toEqual([]);
  }
});

test('five shortcuts for messages, as many as Slack shows, with names it takes', () => {
  expect(shortcuts.filter(({ type }) => type === 'message')).toHaveLength(5);
  expect(new Set(shortcuts.map(({ callback_id }) => callback_id)).size).toBe(shortcuts.length);
  for (const { name, description } of shortcuts) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
});

test('the texts are as long as Slack takes them', () => {
  const made = manifest({ usageHint: usageHint(commands) }) as {
    display_information: { name: string; description: string };
    features: { slash_commands: { usage_hint: string; description: string }[] };
  };

  expect(made.display_information.name.length).toBeLessThanOrEqual(35);
  expect(made.display_information.description.length).toBeLessThanOrEqual(140);
  expect(made.features.slash_commands[0]?.usage_hint.length).toBeLessThanOrEqual(1000);
});

test('without an address for requests everything comes over a socket', () => {
  expect(manifest({ usageHint: '' })).toMatchObject({ settings: { socket_mode_enabled: true } });
});

test('with an address every request goes there', () => {
  const url = 'https://bot.example/slack/events';

  expect(manifest({ usageHint: '', requestUrl: url })).toMatchObject({
    features: { slash_commands: [{ url }] },
    settings: {
      socket_mode_enabled: false,
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url },
    },
  });
});
