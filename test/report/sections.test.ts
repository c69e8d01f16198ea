import { addMs, DAY, HOUR, MINUTE } from '../../src/domain/time/instant';
import { reportFileName } from '../../src/report/model';
import { dana, type EntryDraft, minuteOf, opening, sam } from '../helpers/entries';
import { modelOf } from './rich-incident';

const start = minuteOf(1);

function after(ms: number) {
  const at = addMs(start, ms);
  return { at, recordedAt: at };
}

function fact(label: string, ...drafts: readonly EntryDraft[]): string | undefined {
  return modelOf([opening(), ...drafts]).facts.find((one) => one.label === label)?.value;
}

function metric(label: string, ...drafts: readonly EntryDraft[]): string | undefined {
  return modelOf([opening(), ...drafts]).metrics.find((one) => one.label === label)?.value;
}

/** What is said of the last entry of a timeline. */
function lastMarks(...drafts: readonly EntryDraft[]): readonly string[] {
  return modelOf([opening(), ...drafts]).timeline.at(-1)?.marks ?? [];
}

test('A length under an hour is given in minutes alone', () => {
  expect(fact('Duration', ['resolved', { text: '' }, after(40 * MINUTE)])).toBe('40 min');
});

test('A longer one is given in hours, and in minutes as well', () => {
  expect(fact('Duration', ['resolved', { text: '' }, after(135 * MINUTE)])).toBe(
    '2 h 15 min (135 minutes)',
  );
});

test('A length from or to a rough moment is rough', () => {
  expect(
    fact('Duration', ['resolved', { text: '' }, { ...after(40 * MINUTE), precision: 'about' }]),
  ).toBe('~40 min');
});

test('No length is made up where only the day is known', () => {
  const resolved: EntryDraft = ['resolved', { text: '' }, { ...after(DAY), precision: 'date' }];

  expect(fact('Duration', resolved)).toBeUndefined();
  expect(fact('Resolved', resolved)).toBe('2026-11-20');
});

test('An incident that is not over has neither an end nor a length', () => {
  const labels = modelOf([opening()]).facts.map((one) => one.label);

  expect(labels).toEqual(['Status', 'Declared by', 'Started']);
});

test('A drill in private is marked as both', () => {
  expect(modelOf([opening({ isDrill: true, isPrivate: true })]).marks).toEqual([
    'Drill',
    'Private',
  ]);
});

test('The timeline is in the order things happened and names the date where it changes', () => {
  const { timeline } = modelOf([
    opening(),
    ['note', { text: 'Next day' }, after(DAY)],
    ['note', { text: 'At once' }, { at: start, recordedAt: addMs(start, DAY + HOUR) }],
    ['note', { text: 'A bit later' }, after(MINUTE)],
  ]);

  expect(timeline.map((one) => [one.date, one.when, one.text])).toEqual([
    ['2026-11-19', '10:00', 'Checkout is down'],
    ['', '10:00', 'At once'],
    ['', '10:01', 'A bit later'],
    ['2026-11-20', '10:00', 'Next day'],
  ]);
});

test('Rough moments and days without a time stay what they are', () => {
  const { timeline } = modelOf([
    opening(),
    ['note', { text: 'Roughly' }, { ...after(HOUR), precision: 'about' }],
    ['note', { text: 'Some time' }, { ...after(DAY), precision: 'date' }],
  ]);

  expect(timeline.slice(1).map((one) => one.when)).toEqual(['~11:00', '2026-11-20']);
});

test('Where the clocks change, every moment names its zone', () => {
  const { timeline, zoneNote } = modelOf(
    [
      opening(),
      ['note', { text: 'First 01:30' }, { at: '2024-11-03T05:30:00.000Z' }],
      ['note', { text: 'Second 01:30' }, { at: '2024-11-03T06:30:00.000Z' }],
    ],
    'America/New_York',
  );

  expect(timeline.slice(0, 2).map((one) => one.when)).toEqual(['01:30 EDT', '01:30 EST']);
  expect(zoneNote).toBe('All times in America/New_York (EDT and EST)');
});

test('A late entry says when it was recorded, with the date where that is another', () => {
  const note = (recordedAt: string): EntryDraft => [
    'note',
    { text: 'Late' },
    { at: start, recordedAt },
  ];

  expect(lastMarks(note(addMs(start, HOUR)))).toEqual(['recorded 11:00']);
  expect(lastMarks(note(addMs(start, 23 * HOUR)))).toEqual(['recorded 2026-11-20 09:00']);
});

test('A message names who wrote it and who put it on record', () => {
  const { timeline } = modelOf([opening(), ['note', { text: 'Hm' }, { author: sam, by: dana }]]);

  expect(timeline.at(-1)).toMatchObject({ by: 'Sam', marks: ['recorded by Dana'] });
});

test('Whoever marks a message of their own is named once', () => {
  expect(lastMarks(['note', { text: 'Hm' }, { author: dana, by: dana }])).toEqual([]);
});

test('What is added after the close is marked', () => {
  expect(lastMarks(['closed', {}], ['note', { text: 'One more' }])).toEqual([
    'added after the close',
  ]);
});

test('Corrections are marked on what they correct, and are not on the timeline themselves', () => {
  expect(
    lastMarks(
      ['note', { text: 'Teh' }, { at: minuteOf(3) }],
      ['entry-edited', { target: 2, text: 'The' }],
      ['entry-moved', { target: 2, to: minuteOf(2), precision: 'exact' }],
      ['message-deleted', { target: 2 }],
    ),
  ).toEqual(['edited', 'time corrected', 'message removed in Slack']);
});

test('A removed entry is in no section', () => {
  const model = modelOf([
    opening(),
    ['impact-described', { text: 'Nobody noticed' }],
    ['entry-removed', { target: 2 }],
  ]);

  expect(JSON.stringify(model)).not.toContain('Nobody noticed');
});

test('A percentage in an impact is also a figure, a number beside it is not', () => {
  const { impact } = modelOf([
    opening(),
    ['impact-described', { text: '25% of 300 shops, 3.5 % of sales, 20 percent of users' }],
  ]);

  expect(impact[0]?.figures).toEqual(['25%', '3.5%', '20%']);
});

test('A hypothesis that was reopened after all is open again, its whole course kept', () => {
  const { hypotheses } = modelOf([
    opening(),
    ['hypothesis-raised', { hypothesis: 'H1', text: 'The disk' }],
    ['hypothesis-ruled-out', { hypothesis: 'H1', text: 'It is empty' }],
    ['hypothesis-reopened', { hypothesis: 'H1', text: 'No, the other one' }],
  ]);

  expect(hypotheses).toMatchObject([
    {
      heading: 'Open',
      items: [
        {
          outcome: 'open',
          course: [{ label: 'Raised' }, { label: 'Ruled out' }, { label: 'Reopened' }],
        },
      ],
    },
  ]);
});

test('A ruled out hypothesis is a misleading path, with how long it misled', () => {
  const { hypotheses } = modelOf([
    opening(),
    ['hypothesis-raised', { hypothesis: 'H1', text: 'The disk' }],
    [
      'hypothesis-ruled-out',
      { hypothesis: 'H1', text: 'Empty' },
      { ...after(91 * MINUTE), by: sam },
    ],
  ]);

  expect(hypotheses).toMatchObject([
    { heading: 'Misleading paths', items: [{ outcome: 'ruled out by Sam after 1 h 30 min' }] },
  ]);
});

test('Lessons of no kind need no heading where there are no others', () => {
  const lesson: EntryDraft = ['lesson-learned', { category: 'other', text: 'Measure' }];

  expect(modelOf([opening(), lesson]).lessons.map((one) => one.heading)).toEqual(['']);
});

test('The words of the resolution are part of it', () => {
  const { resolution } = modelOf([
    opening(),
    ['fix-described', { text: 'Restarted' }],
    ['resolved', { text: 'All green' }],
  ]);

  expect(resolution.map((one) => [one.text, one.isEnd])).toEqual([
    ['Restarted', false],
    ['All green', true],
  ]);
});

test('Who recorded, said, led, acknowledged or was asked has taken part; the bot has not', () => {
  const person = (name: string) => ({ id: `U-${name}`, name });
  const { participants } = modelOf([
    opening(),
    ['role-assigned', { role: 'lead', person: person('Lea'), text: '' }],
    ['note', { text: 'Hm' }, { author: person('Art') }],
    ['escalated', { escalation: 'E1', target: { kind: 'user', ...person('Tom') }, text: 'Help' }],
    ['escalation-acknowledged', { escalation: 'E1', acknowledgedBy: person('Ack'), text: '' }],
    [
      'channel-linked',
      { channelId: 'C1', name: 'c' },
      { by: { id: 'hindsight', name: 'Hindsight' }, source: 'system' },
    ],
  ]);

  expect(participants).toEqual([
    { name: 'Dana', parts: [] },
    { name: 'Art', parts: [] },
    { name: 'Lea', parts: ['lead from 10:01'] },
    { name: 'Tom', parts: ['asked for help in E1'] },
    { name: 'Ack', parts: ['acknowledged E1'] },
  ]);
});

test('Who was asked next has a part in it, but not who muted a reminder', () => {
  const person = (name: string) => ({ id: `U-${name}`, name });
  const { escalations, participants, timeline } = modelOf([
    opening(),
    ['escalated', { escalation: 'E1', target: { kind: 'name', name: 'dba' }, text: 'Help' }],
    ['escalation-passed-on', { escalation: 'E1', target: { kind: 'user', ...person('Tom') } }],
    ['reminder-muted', { key: 'no-lead', until: null }, { by: person('Sly') }],
  ]);

  expect(participants).toEqual([
    { name: 'Dana', parts: [] },
    { name: 'Tom', parts: ['asked for help in E1'] },
  ]);
  expect(escalations).toMatchObject([{ passedOn: [{ target: 'Tom', when: '10:02' }] }]);
  expect(timeline.map(({ headline }) => headline)).toEqual([
    'Incident opened',
    'Escalated to dba (E1)',
    'E1 passed on to Tom: nobody had acknowledged it',
  ]);
});

test('Times are measured from the start, and what cannot be is left out', () => {
  const detected: EntryDraft = ['detected', { text: 'Alarm' }, after(3 * MINUTE)];

  expect(metric('Time to detect', detected)).toBe('3 min');
  expect(metric('Time to resolve', detected)).toBeUndefined();
});

test('A lead named when all was over is no response', () => {
  const lead: EntryDraft = ['role-assigned', { role: 'lead', person: dana, text: '' }, after(DAY)];

  expect(metric('Time to respond', ['resolved', { text: '' }, after(HOUR)], lead)).toBeUndefined();
});

test('The summary takes the first sentence of each, and no more than a breath of them', () => {
  const { summary } = modelOf([
    opening(),
    ['impact-described', { text: 'Orders fail. All of them.' }],
    ['impact-described', { text: `Carts, too: ${'long '.repeat(80)}` }],
    ['cause-found', { text: 'x'.repeat(1000) }],
  ]);

  expect(summary.impact).toBe('Orders fail.');
  expect(summary.cause).toMatch(/^x{300,}…$/);
});

test('A file of the report is named after its incident', () => {
  expect(reportFileName(7, 'html')).toBe('INC-7-postmortem.html');
});
