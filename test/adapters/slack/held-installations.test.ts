import { createAesSecretBox } from '../../../src/adapters/secrets/aes-secret-box';
import { createHeldInstallations } from '../../../src/adapters/slack/workspaces/held-installations';
import { sealTokens } from '../../../src/adapters/slack/workspaces/tokens';
import type { Installation, Installations } from '../../../src/ports/installations';
import { createMemoryInstallations } from '../../helpers/memory-installations';
import { createRecordingLog } from '../../helpers/recording-log';

const box = createAesSecretBox(['a key of more than thirty-two characters']);

function installation(id: string, botToken: string, installedAt = '2026-11-19T10:00:00.000Z') {
  const one: Installation = {
    id,
    name: id,
    botId: 'B1',
    botUserId: 'U1',
    appId: 'A1',
    scopes: [],
    installedBy: 'U9',
    installedAt,
    tokens: sealTokens(box, id, { botToken }),
  };
  return one;
}

function holding(installations: Installations) {
  const log = createRecordingLog();
  return { log, held: createHeldInstallations(installations, box, log) };
}

test('what other processes install, change and end is seen by looking', async () => {
  const installations = createMemoryInstallations();
  const { held } = holding(installations);
  const first = installation('T1', 'one');
  await installations.put(first);
  await held.look();
  expect(held.pick('T1')?.tokens.botToken).toBe('one');

  const second = installation('T1', 'two');
  await installations.put(second);
  await held.look();
  expect(held.pick('T1')?.tokens.botToken).toBe('two');

  await installations.end('T1', second.tokens, '2026-11-19T11:00:00.000Z');
  await held.look();
  expect(held.pick('T1')).toBeUndefined();
});

test('what was installed or exchanged here while it was looked is not undone', async () => {
  const installations = createMemoryInstallations();
  await installations.put(installation('T1', 'old'));
  let goOn = () => {};
  const slow = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { held } = holding({
    ...installations,
    async all() {
      const read = await installations.all();
      await slow;
      return read;
    },
  });

  const looking = held.look();
  await new Promise(setImmediate);
  held.hold(installation('T1', 'new'));
  held.hold(installation('T2', 'other'));
  goOn();
  await looking;

  expect(held.pick('T1')?.tokens.botToken).toBe('new');
  expect(held.pick('T2')?.tokens.botToken).toBe('other');
});

test('of a workspace’s own installation and its organisation’s the later one counts', async () => {
  const { held } = holding(createMemoryInstallations());
  held.hold(installation('T1', 'own', '2026-11-19T10:00:00.000Z'));
  held.hold(installation('E1', 'wide', '2026-11-19T11:00:00.000Z'));

  expect(held.pick('T1')?.tokens.botToken).toBe('own');
  expect(held.pick('T1', 'E1')?.tokens.botToken).toBe('wide');
  await held.joinOrg('T1', 'E1');
  expect(held.pick('T1')?.tokens.botToken).toBe('wide');
  expect(held.workspacesOf('E1')).toEqual(['T1']);
});

test('one that does not open is said once, and keeps no other from working', () => {
  const { held, log } = holding(createMemoryInstallations());
  const closed = { ...installation('T1', 'x'), tokens: { keyId: 'gone', text: 'x' } };

  held.hold(closed);
  held.hold(closed);
  held.hold(installation('T2', 'y'));

  expect(held.pick('T1')).toBeUndefined();
  expect(held.pick('T2')).toBeDefined();
  expect(log.lines.filter(({ message }) => message.includes('does not open'))).toHaveLength(1);
});
