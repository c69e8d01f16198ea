import { type HomeView, homePieces } from '../../src/app/views/home';
import type { IncidentRow } from '../../src/ports/incident-store';
import type { PersonRecord } from '../../src/ports/people';
import { dana, minuteOf } from '../helpers/entries';
import { buttonsOf, wordsIn } from '../helpers/front-office';

const person: PersonRecord = {
  workspaceId: 'T1',
  id: 'U0002',
  name: 'Sam',
  zone: 'Europe/Berlin',
  isGuest: false,
  isStranger: false,
  isBot: false,
  seenAt: minuteOf(1),
};

function row(number: number, more: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id: `T1/${number}`,
    workspaceId: 'T1',
    number,
    title: `Trouble ${number}`,
    status: 'investigating',
    severity: 'sev2',
    leadId: dana.id,
    leadName: dana.name,
    isPrivate: false,
    isDrill: false,
    channelId: `C${number}`,
    openedBy: dana.id,
    openedRecordedAt: minuteOf(1),
    startedAt: minuteOf(1),
    detectedAt: undefined,
    respondedAt: undefined,
    resolvedAt: undefined,
    closedAt: undefined,
    version: 3,
    ...more,
  };
}

const nothing: HomeView = {
  person,
  open: [],
  escalations: [],
  handovers: [],
  actions: [],
  recent: [],
};

function shown(view: Partial<HomeView>) {
  const message = { summary: '', pieces: homePieces({ ...nothing, ...view }) };
  return { words: wordsIn(message), buttons: buttonsOf(message) };
}

const said = { seq: 5, at: minuteOf(6), precision: 'exact', by: dana } as const;

test('Where nothing is on record it says how to begin', () => {
  const { words, buttons } = shown({});

  expect(words).toContain('/incident start');
  expect(words).toContain('📌');
  expect(buttons.map((button) => button.label)).toEqual(['Start an incident']);
});

test('A guest cannot start an incident, and is offered none', () => {
  const { words, buttons } = shown({ person: { ...person, isGuest: true } });

  expect(words).not.toContain('/incident start');
  expect(buttons).toEqual([]);
});

test('An escalation to the person can be acknowledged', () => {
  const item = {
    ...said,
    id: 'E1',
    target: { kind: 'user', id: 'U0002', name: 'Sam' },
    passedOn: [],
    text: 'the failover hangs',
  } as const;

  const { words, buttons } = shown({ open: [row(7)], escalations: [{ row: row(7), item }] });

  expect(words).toContain('Dana asks for your help in INC-7: Trouble 7');
  expect(words).toContain('E1: the failover hangs (2026-11-19 11:05 CET)');
  expect(buttons).toContainEqual(
    expect.objectContaining({ action: 'acknowledge', value: 'T1/7 E1' }),
  );
});

test('A handover can be accepted and an action item be done', () => {
  const handover = {
    ...said,
    text: 'H1 is open',
    to: { id: 'U0002', name: 'Sam' },
    accepted: false,
  };
  const action = { incidentId: 'T1/6', id: 'A3', text: 'Set a timeout', due: '2026-11-30' };

  const { words, buttons } = shown({
    handovers: [{ row: row(7), item: handover }],
    actions: [{ row: row(6), item: action }],
  });

  expect(words).toContain('Dana hands the lead over to you in INC-7');
  expect(words).toContain('A3 Set a timeout (due 2026-11-30) of INC-6');
  expect(buttons).toContainEqual(
    expect.objectContaining({ action: 'accept-handover', value: 'T1/7 5' }),
  );
  expect(buttons).toContainEqual(expect.objectContaining({ action: 'done', value: 'T1/6 A3' }));
});

test('The postmortems of closed incidents can be read', () => {
  const recent = [row(6, { status: 'closed' }), row(5, { status: 'closed' })];

  const { buttons } = shown({ recent });

  expect(buttons.filter(({ action }) => action === 'preview')).toEqual([
    { action: 'preview', label: 'Read INC-6', value: 'T1/6' },
    { action: 'preview', label: 'Read INC-5', value: 'T1/5' },
  ]);
});

test('Of many things that wait it shows ten of each kind and says how many more there are', () => {
  const actions = Array.from({ length: 13 }, (_, index) => ({
    row: row(7),
    item: { incidentId: 'T1/7', id: `A${index + 1}`, text: 'do it', due: undefined },
  }));
  const open = Array.from({ length: 30 }, (_, index) => row(index + 1));

  const { words, buttons } = shown({ actions, open });

  expect(buttons.filter(({ action }) => action === 'done')).toHaveLength(10);
  expect(words).toContain('… and 3 more.');
  expect(words).toContain('… and 10 more: /incident list');
});
