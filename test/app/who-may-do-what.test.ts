import { goingsOn, homeOf } from '../../src/app/home';
import { commands } from '../../src/commands';
import type { Command } from '../../src/commands/define-command';
import {
  carryOf,
  everything,
  give,
  type Office,
  officeWith,
  people,
  press,
  record,
  rightOf,
  send,
  title,
  type Who,
} from '../helpers/everybody';
import { workspaceId } from '../helpers/front-office';
import { buttonActions, formNames } from '../helpers/literals';

const aboutOne = commands.filter((one) => one.needsIncident);
const loose = commands.filter((one) => !one.needsIncident && one.name !== 'start');
const forms = formNames().filter((form) => form !== 'start');
const buttons = buttonActions().filter((action) => action !== 'start' && action !== 'open-anyway');

test('there is something to try', () => {
  expect([aboutOne.length, loose.length, forms.length, buttons.length].every((n) => n > 3)).toBe(
    true,
  );
});

describe.each(rightOf('not there'))('for %s, an %s incident is not there', (who, kind) => {
  let office: Office;
  let before: unknown;
  beforeEach(async () => {
    office = await officeWith(kind);
    before = await record(office);
  });
  afterEach(async () => {
    expect(await record(office)).toEqual(before);
    expect(everything(office.log.lines)).not.toContain(title);
  });

  test('every command answers as it does for a number there is not', async () => {
    for (const { name, example } of [...aboutOne, { name: '', example: '' } as Command]) {
      const one = everything(await give(office, who, `INC-1 ${example}`));
      const none = everything(await give(office, who, `INC-9 ${example}`));

      expect([name, one]).toEqual([name, none.replaceAll('INC-9', 'INC-1')]);
    }
  });

  test('no command that names no incident tells of it', async () => {
    for (const { example } of loose) {
      expect(everything(await give(office, who, example))).not.toContain(title);
    }
    expect(everything(await give(office, who, ''))).not.toContain(title);
    expect(everything(await give(office, who, 'search payroll'))).not.toContain(title);
    expect(everything(await give(office, who, 'stats'))).not.toMatch(/[1-9] incident/);
  });

  test('starting much the same one does not tell of it', async () => {
    const reply = everything(await give(office, who, `start ${title}`));

    expect(reply).not.toMatch(/INC-1\b/);
    await office.settle();
    before = await record(office);
  });

  test('no button does anything', async () => {
    for (const action of buttons) {
      const [one, none] = [
        everything(await press(office, who, action)),
        everything(await press(office, who, action, 'T0001/9 note')),
      ];
      expect([action, one]).toEqual([action, none]);
    }
  });

  test('no form is taken', async () => {
    for (const form of forms) {
      const [one, none] = [
        everything(await send(office, who, form, carryOf(form))),
        everything(await send(office, who, form, carryOf(form, 'T0001/9'))),
      ];
      expect([form, one]).toEqual([form, none]);
    }
  });

  test('their home does not show it', async () => {
    const person = await office.deps.people.get(workspaceId, people[who]);
    const home = await homeOf(
      office.deps,
      office.deps.chats,
      person ?? (await remembered(office, who)),
      await goingsOn(office.deps, office.book, workspaceId),
    );

    expect(everything(home)).not.toContain(title);
  });
});

/** The directory keeps whoever asked for something. */
async function remembered(office: Office, who: Who) {
  await give(office, who, 'help');
  const person = await office.deps.people.get(workspaceId, people[who]);
  if (person === undefined) throw new Error('nobody was kept');
  return person;
}

describe.each(rightOf('refused'))('%s may do nothing with an %s incident', (who, kind) => {
  test('by no command, button, form, mark or shortcut, nor by joining', async () => {
    const office = await officeWith(kind);
    office.chat.channel(office.channelId).members.add(people[who]);
    const ts = office.chat.say(office.channelId, people[who], 'let me help');
    const before = await record(office);
    const visitor = { workspaceId, userId: people[who], channelId: office.channelId };
    const message = await office.chat.chat.message(office.channelId, ts);

    const replies = [
      ...(await each(commands, ({ example }) => give(office, who, example, office.channelId))),
      ...(await each(commands, ({ example }) => give(office, who, `INC-1 ${example}`))),
      ...(await each([...buttons, 'start', 'open-anyway'], (action) => press(office, who, action))),
      ...(await each([...forms, 'start'], (form) => send(office, who, form, carryOf(form)))),
      await office.desk.shortcut({
        ...visitor,
        shortcut: 'add_to_timeline',
        ...(message && { message }),
      }),
      await office.desk.shortcut({ ...visitor, shortcut: 'start_incident' }),
    ];
    for (const by of ['reaction', 'pin'] as const) {
      await office.desk.mark({ ...visitor, ts, emoji: 'pushpin', by });
      await office.desk.unmark({ ...visitor, ts, emoji: 'pushpin', by });
    }
    await office.desk.joined(visitor);
    await office.desk.homeOpened(visitor);

    for (const reply of replies) expect(everything(reply)).toMatch(/Only people of this workspace/);
    expect(await record(office)).toEqual(before);
    expect(await office.stores.incidents.list(workspaceId, { limit: 9 })).toHaveLength(1);
  });
});

describe.each(rightOf('all'))('%s may do everything with an %s incident', (who, kind) => {
  test('by every command', async () => {
    for (const { name, example } of aboutOne) {
      const office = await officeWith(kind);

      const reply = everything(await give(office, who, `INC-1 ${example}`));

      expect([name, reply]).not.toEqual([name, expect.stringMatching(notLetIn)]);
      await office.settle();
    }
  });

  test('by every button', async () => {
    for (const action of buttons) {
      const office = await officeWith(kind);

      const reply = everything(await press(office, who, action));

      expect([action, reply]).not.toEqual([action, expect.stringMatching(notLetIn)]);
      await office.settle();
    }
  });

  test('by every form', async () => {
    for (const form of forms) {
      const office = await officeWith(kind);

      const reply = everything(await send(office, who, form, carryOf(form)));

      expect([form, reply]).not.toEqual([form, expect.stringMatching(notLetIn)]);
      await office.settle();
    }
  });
});

const notLetIn = /that you can see|Only people of this|could not be asked/;

describe('somebody whom Slack will not describe', () => {
  test('takes part in the channel of a public incident, and may start one', async () => {
    const office = await officeWith('open');

    const note = everything(
      await give(office, 'nobody', 'note the lights are out', office.channelId),
    );
    const button = everything(await press(office, 'nobody', 'take-lead'));
    const started = everything(await give(office, 'nobody', 'start Boilers are cold'));

    expect(note).toContain('Recorded');
    expect(button).toContain('leads already');
    expect(started).toContain('is open, and you lead it');
    await office.settle();
  });

  test.each(['open', 'secret'] as const)('is told nothing of an %s one elsewhere', async (kind) => {
    const office = await officeWith(kind);
    office.chat.channel(office.channelId).members.add(people.nobody);

    for (const { example } of aboutOne) {
      const one = everything(await give(office, 'nobody', `INC-1 ${example}`));
      const none = everything(await give(office, 'nobody', `INC-9 ${example}`));
      expect(one).toBe(none.replaceAll('INC-9', 'INC-1'));
      expect(one).toContain('Slack could not be asked who you are');
    }
    for (const text of ['list', 'search payroll', 'stats', ''])
      expect(everything(await give(office, 'nobody', text))).toContain('could not be asked who');
  });

  test('may do nothing in a private one, not even in its channel', async () => {
    const office = await officeWith('secret');
    office.chat.channel(office.channelId).members.add(people.nobody);
    const before = await record(office);

    expect(everything(await give(office, 'nobody', 'note x', office.channelId))).not.toContain(
      title,
    );
    for (const action of buttons) await press(office, 'nobody', action);
    for (const form of forms) await send(office, 'nobody', form, carryOf(form));

    expect(await record(office)).toEqual(before);
  });
});

describe.each(['guest in', 'guest out', 'stranger', 'bot'] as const)('%s starts none', (who) => {
  test('by command, button, form, shortcut', async () => {
    const office = await officeWith('open');
    const visitor = { workspaceId, userId: people[who], channelId: office.channelId };
    const ts = office.chat.say(office.channelId, people[who], 'this is bad');
    const message = await office.chat.chat.message(office.channelId, ts);
    const carried = JSON.stringify({ opening: { title: 'x' } });

    await give(office, who, 'start x');
    await give(office, who, 'start');
    await press(office, who, 'start');
    await press(office, who, 'open-anyway', carried);
    await send(office, who, 'start', JSON.stringify({ channelId: office.channelId }));
    await office.desk.shortcut({ ...visitor, shortcut: 'start_incident' });
    await office.desk.shortcut({
      ...visitor,
      shortcut: 'start_incident_here',
      ...(message && { message }),
    });

    expect(await office.stores.incidents.list(workspaceId, { limit: 9 })).toHaveLength(1);
  });
});

/** One after the other: their order must not matter. */
async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
