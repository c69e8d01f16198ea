import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Settings } from '../src/app/deps';
import { stepsFor } from '../src/app/effects';
import { isSayable, sayForm } from '../src/app/forms/say';
import { stepKinds } from '../src/app/steps';
import { commands } from '../src/commands';
import { entryKinds, type TimelineEntry } from '../src/domain/entries';
import { missingFrom } from '../src/domain/missing';
import { replay } from '../src/domain/replay';
import { logOf, opening } from './helpers/entries';
import { messageOf, openOffice, users, workspaceId } from './helpers/front-office';
import { buttonActions, formNames, literals, sourceFolder } from './helpers/literals';
import { everyKind } from './helpers/samples';

const root = sourceFolder;

/** The files of a folder that import one of its table's makers. */
function filesWith(folder: string, sign: string): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts') && !/^(index|define-)/.test(file))
    .filter((file) => readFileSync(join(root, folder, file), 'utf8').includes(sign))
    .map((file) => basename(file, '.ts'))
    .sort();
}

test('every command in the folder is in the table', () => {
  expect(commands.map(({ name }) => name).sort()).toEqual(
    filesWith('commands', '= defineCommand('),
  );
});

test('every kind of entry in the folder is in the table', () => {
  expect(entryKinds.map(({ kind }) => kind).sort()).toEqual(
    filesWith('domain/entries', '= defineEntry<'),
  );
});

test('every section in the folder is in the table', () => {
  const folder = join(root, 'report', 'sections');
  const sections = readdirSync(folder).map((file) => basename(file, '.ts'));
  const index = readFileSync(join(folder, 'index.ts'), 'utf8');
  const imported = [...index.matchAll(/from '\.\/([a-z-]+)'/g)].map((match) => match[1] ?? '');

  expect(imported.sort()).toEqual(sections.filter((name) => name !== 'index').sort());
});

test('every kind of step that is exported is in the table', () => {
  const exported = literals('app/steps', /^export const (\w+): StepKind/gm);
  const table = readFileSync(join(root, 'app', 'steps', 'index.ts'), 'utf8');
  const missing = exported.filter((name) => !new RegExp(`\\b${name},$`, 'm').test(table));

  expect(missing).toEqual([]);
});

test('every step that an entry calls for can be carried out', () => {
  const message = { channelId: 'C1', ts: '1700000000.000100' };
  const files = [{ id: 'F1', name: 'a.png', mimetype: 'image/png' }];
  const log = logOf(everyKind).map((entry) => ({
    ...entry,
    meta: { ...entry.meta, message, files },
  })) as readonly TimelineEntry[];
  const webhooks = { tracker: { isForPrivate: true, isForDrills: true } };
  const settings = { announcementChannel: 'C9', webhooks } as unknown as Settings;

  const steps = stepsFor({
    before: undefined,
    state: replay(log),
    log,
    entries: log,
    settings,
  });

  const kinds = [...new Set(steps.map(({ kind }) => kind))];
  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => !Object.hasOwn(stepKinds, kind))).toEqual([]);
  expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
});

test('every step that can be carried out is called for somewhere', () => {
  const called = new Set(literals('app', /'([a-z]+(?:-[a-z]+)*)'(?!:)/g));

  expect(Object.keys(stepKinds).filter((kind) => !called.has(kind))).toEqual([]);
});

describe('every button that the bot shows does something', () => {
  const actions = buttonActions();

  test('there are such buttons', () => {
    expect(actions).toEqual(expect.arrayContaining(['undo', 'close-anyway', 'acknowledge']));
  });

  test.each(actions)('%s', async (action) => {
    const office = openOffice();
    await office.open();

    const reply = await office.desk.press({
      workspaceId,
      userId: users.dana,
      channelId: 'C0001',
      action,
      value: 'T0001/1 note',
    });

    const words = reply.kind === 'message' ? messageOf(reply).summary : '';
    expect(words).not.toContain('earlier version');
    await office.settle();
  });
});

test('every form that the bot shows can be sent', async () => {
  const forms = formNames();
  expect(forms).toEqual(expect.arrayContaining(['say', 'start', 'update']));
  const office = openOffice();
  await office.open();

  for (const form of forms) {
    const carry = form === 'mark' || form === 'start' ? '{}' : 'T0001/1 note';
    const outcome = await office.desk.submit({
      workspaceId,
      userId: users.dana,
      form,
      carry,
      answers: {},
    });

    expect(outcome.kind).toMatch(/mistakes|done|next/);
  }
});

test('every command that a button asks for has a form', () => {
  const asked = literals('app', /\bsayButton\(\s*[\w.]+,\s*'([a-z-]+)'/g);
  const missing = missingFrom(replay(logOf([opening()]))).map(({ command }) => command);

  expect(asked.length).toBeGreaterThan(4);
  expect([...asked, ...missing].filter((command) => !isSayable(command))).toEqual([]);
});

test('every form for one command is one that exists', () => {
  const sayable = commands.filter(({ name }) => isSayable(name));

  expect(sayable.length).toBeGreaterThan(8);
  for (const { name } of sayable) {
    const { title, fields } = sayForm('T0001/1', name, 'T1234');
    expect(title.length).toBeLessThanOrEqual(24);
    expect(fields.length).toBeGreaterThan(0);
  }
});
