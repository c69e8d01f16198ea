import { boxOffice } from '../fixtures/incidents/box-office';
import { cometCatalogue } from '../fixtures/incidents/comet-catalogue';
import type { IncidentFixture, Step } from '../fixtures/incidents/incident';
import { lighthouseDiary } from '../fixtures/incidents/lighthouse-diary';
import { slowLeak } from '../fixtures/incidents/slow-leak';
import { tideTables } from '../fixtures/incidents/tide-tables';
import { twoHalfPastOnes } from '../fixtures/incidents/two-half-past-ones';
import {
  allWords,
  type Format,
  happenings,
  missingFacts,
  type PostedReport,
  postedReport,
  sectionsOf,
  timelineProblems,
} from '../helpers/expect-report';
import { personIn } from '../helpers/person';
import { type Played, playIncident } from '../helpers/play-incident';
import type { Sections } from '../helpers/report-sections';

const formats: readonly Format[] = ['markdown', 'html', 'slack'];

describe.each<readonly [string, IncidentFixture, 'socket' | 'http']>([
  ['a shop down on its busiest day', boxOffice, 'socket'],
  ['a write-up two days later', tideTables, 'http'],
  ['a busy hour told as it happens', cometCatalogue, 'http'],
  ['a night with a repeated hour', twoHalfPastOnes, 'socket'],
  ["one person's story", lighthouseDiary, 'socket'],
  ['several days, some without a time', slowLeak, 'http'],
])('%s', (_name, incident, mode) => {
  let played: Played;
  let report: PostedReport;
  const sections = new Map<Format, Sections>();

  beforeAll(async () => {
    played = await playIncident(incident, { mode });
    report = postedReport(played);
    for (const format of formats) sections.set(format, sectionsOf(report, format));
  });
  afterAll(() => played.bot.close());

  const { expected } = incident;

  test('Every step was recorded, and none was refused', () => {
    for (const answer of played.answers) expect(answer).toMatch(/^Recorded T\d+|^ticked$/);
  });

  test.each(formats)('Every fact is in its section of the report (%s)', (format) => {
    expect(missingFacts(incident, sections.get(format)!)).toEqual([]);
  });

  test.each(formats)('The timeline is in the order of events, each at its time (%s)', (format) => {
    expect(timelineProblems(incident, sections.get(format)!)).toEqual([]);
  });

  test.each(formats)('The timeline has a line for each happening and no others (%s)', (format) => {
    const ofTheBot = ['opened', 'lead named at the opening', 'closed'];
    const count = happenings(incident).length + ofTheBot.length;

    expect(sections.get(format)!.get('Timeline')!.items).toHaveLength(count);
  });

  test.each(formats)('Moments and durations are right (%s)', (format) => {
    const facts = sections.get(format)!.get('')!.facts;
    const metrics = sections.get(format)!.get('Metrics')!.facts;

    expect(facts).toMatchObject(withoutNulls(expected.facts));
    expect(metrics).toMatchObject(withoutNulls(expected.metrics));
    for (const label of nullsOf(expected.facts)) expect(facts).not.toHaveProperty([label]);
    for (const label of nullsOf(expected.metrics)) expect(metrics).not.toHaveProperty([label]);
  });

  test.each(formats)('Only what is empty says so (%s)', (format) => {
    const empty = [...sections.get(format)!]
      .filter(([, { words }]) => words.includes('Nothing recorded.'))
      .map(([heading]) => heading);

    expect(empty).toEqual(expected.empty);
  });

  test('Sections that do not apply are left out', () => {
    const headings = [...sections.get('markdown')!.keys()];

    expect(headings.includes('Escalations')).toBe(expected.escalations.all > 0);
    expect(headings.includes('Conclusion')).toBe(
      incident.steps.some(({ as }) => as === 'conclusion'),
    );
  });

  test('Nothing is invented, and nothing is left unfilled', () => {
    const words = allWords(report);

    expect(words).not.toMatch(/undefined|NaN|\bnull\b|\[object|\{\{|\}\}/);
    for (const text of expected.nowhere ?? []) expect(words).not.toContain(text);
  });

  test('What people drew and wrote on several lines is there to the letter', () => {
    for (const text of linesOf(incident.steps)) {
      expect(sections.get('markdown')!.get('Timeline')!.words).toContain(text);
      expect(report.slack.flatMap(textsOf).join('\n')).toContain(text);
      expect(sections.get('html')!.get('Timeline')!.words).toContain(text);
    }
  });

  test('A picture on a marked message is in the page', () => {
    const pictures = report.html.match(/<img src="data:image\/png;base64,/g) ?? [];

    expect(pictures).toHaveLength(incident.steps.filter(({ image }) => image).length);
  });

  test('The tables of the database count the same', () => {
    const { rows } = played.bot;
    const counted = (sql: string) =>
      Object.fromEntries(rows<{ state: string; n: number }>(sql).map(({ state, n }) => [state, n]));
    const { hypotheses, escalations, actions } = expected;

    expect({
      confirmed: 0,
      'ruled-out': 0,
      open: 0,
      ...counted('select state, count(*) n from hypotheses group by state'),
    }).toEqual({
      confirmed: hypotheses.confirmed,
      'ruled-out': hypotheses.ruledOut,
      open: hypotheses.open,
    });
    expect(
      rows('select count(*) as "all", count(acknowledged_at) as acknowledged from escalations'),
    ).toEqual([escalations]);
    expect({
      open: 0,
      done: 0,
      ...counted('select state, count(*) n from action_items group by state'),
    }).toEqual(actions);
    expect(
      rows(
        "select sum(kind = 'lesson-learned') as lessons, sum(kind = 'improvement-proposed') as improvements from timeline_entries",
      ),
    ).toEqual([{ lessons: expected.lessons, improvements: expected.improvements }]);
  });

  test('The timeline in the database can be read as it is', () => {
    const entries = played.bot.rows<{ text: string; occurred_at: string; actor_name: string }>(
      'select text, occurred_at, actor_name from timeline_entries order by seq',
    );

    for (const step of incident.steps.filter(({ text, says }) => text && says !== 'action')) {
      expect(entries).toContainEqual({
        text: step.text,
        occurred_at: new Date(step.happened ?? step.at).toISOString(),
        actor_name: step.marker ?? step.who,
      });
    }
  });

  test('The same record gives the same bytes again', async () => {
    const { bot, channel } = played;
    const opener = personIn(bot.workspace, Object.keys(incident.people)[0]!);
    await opener.tap(channel, await opener.askFor(channel, '/incident'), 'Post again');
    await bot.workspace.waitFor('the files once more', () => reportFiles(played).length === 4);
    await bot.settled();
    const again = postedReport(played);

    expect(again.markdown).toBe(report.markdown);
    expect(again.html).toBe(report.html);
    expect(allWords(again)).toBe(allWords(report));
  });

  test('Slack had nothing to object to, and nothing failed', () => {
    expect(played.bot.workspace.failures()).toEqual([]);
    expect(
      played.bot.log.lines.filter(({ level }) => level === 'warn' || level === 'error'),
    ).toEqual([]);
  });
});

function withoutNulls(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((one): one is [string, string] => one[1] !== null),
  );
}

function nullsOf(values: Readonly<Record<string, string | null>>): readonly string[] {
  return Object.keys(values).filter((name) => values[name] === null);
}

function linesOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ text = '' }) =>
    text.includes('\n') && !text.includes('\n\n') ? [text] : [],
  );
}

/** Every text in the blocks, before anything is folded or joined. */
function textsOf({ blocks }: { readonly blocks?: unknown }): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

function reportFiles({ bot }: Played) {
  return bot.workspace.files().filter(({ name }) => name.includes('postmortem'));
}
