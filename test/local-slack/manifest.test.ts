import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Manifest } from '../../src/local-slack/manifest/manifest';
import { readManifest } from '../../src/local-slack/manifest/read-manifest';
import { MANIFEST } from './helpers/tester-app';

/** A manifest that may be anything. */
type Loose = Record<string, Record<string, Record<string, unknown>>> & Record<string, unknown>;

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));

afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string): Manifest {
  const path = join(folder, 'app.yml');
  writeFileSync(path, text);
  return readManifest(path);
}

function changed(change: (manifest: Loose) => void): () => Manifest {
  const manifest = parse(readFileSync(MANIFEST, 'utf8')) as Loose;
  change(manifest);
  return () => read(stringify(manifest));
}

/** One of a list in the manifest, as an object. */
function item(list: unknown, index: number): Record<string, unknown> {
  return (list as Record<string, unknown>[])[index] ?? {};
}

it.each([MANIFEST, resolve(__dirname, '../../manifest.yml')])('%s is taken', (path) => {
  expect(readManifest(path).commands.length).toBeGreaterThan(0);
});

it('JSON is taken, too', () => {
  expect(read('{"display_information": {"name": "Small"}}').botName).toBe('Small');
});

const REFUSED: [string, (manifest: Loose) => void, string][] = [
  [
    'no name',
    (m) => delete (m.display_information as Json).name,
    'display_information: missing required field: name; may be an object with',
  ],
  [
    'a long name',
    (m) => Object.assign(m.display_information as Json, { name: 'x'.repeat(36) }),
    'display_information.name: must be less than 36 characters; may be text of 1 to 35 characters',
  ],
  [
    'a long shortcut',
    (m) => Object.assign(item(m.features?.shortcuts, 0), { name: 'x'.repeat(25) }),
    'features.shortcuts[0].name: must be less than 25 characters; may be text of 1 to 24',
  ],
  [
    'an odd kind of shortcut',
    (m) => Object.assign(item(m.features?.shortcuts, 1), { type: 'loud' }),
    'features.shortcuts[1].type: must be one of: message, global',
  ],
  [
    'twin shortcuts',
    (m) => Object.assign(item(m.features?.shortcuts, 1), { callback_id: 'keep' }),
    'features.shortcuts[1].callback_id: keep is there twice; may be text of 1 to 255',
  ],
  [
    'a command without a slash',
    (m) => Object.assign(item(m.features?.slash_commands, 0), { command: 'echo' }),
    'features.slash_commands[0].command: must be a slash and lower-case letters such as /deploy',
  ],
  [
    'a flag that is text',
    (m) => Object.assign(m.settings?.interactivity as Json, { is_enabled: 'yes' }),
    'settings.interactivity.is_enabled: must provide a boolean; may be true or false',
  ],
  [
    'a field there is not',
    (m) => Object.assign(m.settings as Json, { socket_mode: true }),
    'settings: invalid additional property: socket_mode; may be an object with',
  ],
  [
    'no scope for an event',
    (m) => Object.assign(m.oauth_config?.scopes as Json, { bot: ['commands'] }),
    'settings.event_subscriptions.bot_events[1]: the event message.channels needs the scope channels:history',
  ],
  [
    'no scope for commands',
    (m) => Object.assign(m.oauth_config?.scopes as Json, { bot: ['users:read'] }),
    'oauth_config.scopes.bot: slash commands need the scope commands',
  ],
  [
    'an event there is not',
    (m) => Object.assign(m.settings?.event_subscriptions as Json, { bot_events: ['message.all'] }),
    'settings.event_subscriptions.bot_events[0]: there is no event message.all',
  ],
  [
    'an event twice',
    (m) =>
      Object.assign(m.settings?.event_subscriptions as Json, {
        bot_events: ['pin_added', 'pin_added'],
      }),
    'settings.event_subscriptions.bot_events[1]: is there twice',
  ],
  [
    'six message shortcuts',
    (m) => {
      const one = item(m.features?.shortcuts, 0);
      const six = Array.from({ length: 6 }, (_, n) => ({ ...one, callback_id: `k${n}` }));
      Object.assign(m.features as Json, { shortcuts: six });
    },
    'features.shortcuts: there are more than 5 message shortcuts',
  ],
];

type Json = Record<string, unknown>;

it.each(REFUSED)('%s is refused', (_name, change, sentence) => {
  expect(changed(change)).toThrow(sentence);
});

it('what may be is not said twice', () => {
  const start = changed((m) => {
    Object.assign(item(m.features?.slash_commands, 0), { command: 'echo' });
    Object.assign(item(m.features?.shortcuts, 0), { type: 'loud' });
  });

  expect(start).toThrow(/such as \/deploy$/m);
  expect(start).toThrow(/must be one of: message, global$/m);
});

it('what is wrong is said all at once, a line each', () => {
  const start = changed((m) => {
    Object.assign(m.display_information as Json, { name: '', colour: 'red' });
  });

  expect(start).toThrow(/display_information\.name: .*\n {2}display_information: invalid/);
});

it('a file that is not there, or is no YAML, is refused in a sentence', () => {
  expect(() => readManifest('nowhere.yml')).toThrow('nowhere.yml cannot be read; name the app');
  expect(() => readManifest(__filename)).toThrow('is neither YAML nor JSON');
});

it.each(['', 'just words', '- a\n- list'])('%j is no manifest', (text) => {
  expect(() => read(text)).toThrow('the manifest: must provide an object');
});
