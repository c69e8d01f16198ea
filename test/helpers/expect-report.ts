import type { Message } from '../../src/local-slack/types';
import type { IncidentFixture, Step } from '../fixtures/incidents/incident';
import type { Played } from './play-incident';
import { instant } from './play-incident';
import { blocksSections, htmlSections, markdownSections, type Sections } from './report-sections';
import { wordsOf } from './shown';

export type Format = 'markdown' | 'html' | 'slack';

/** The report that was posted, as text of each format. */
export interface PostedReport {
  readonly markdown: string;
  readonly html: string;
  readonly slack: readonly Message[];
}

/** What was posted last. */
export function postedReport({ bot, channel }: Played): PostedReport {
  const file = (ending: string) => {
    const found = bot.workspace.files().findLast(({ name }) => name.endsWith(ending));
    if (found === undefined) throw new Error(`there is no ${ending} file`);
    return new TextDecoder().decode(found.bytes);
  };
  const posted = bot.workspace.messages(channel);
  const result = posted.findLastIndex((one) => /^INC-1: .* is closed$/.test(one.text));
  const slack = posted.slice(result + 1).filter((one) => one.blocks?.length);
  return { markdown: file('.md'), html: file('.html'), slack };
}

export function sectionsOf(report: PostedReport, format: Format): Sections {
  if (format === 'markdown') return markdownSections(report.markdown);
  if (format === 'html') return htmlSections(report.html);
  return blocksSections(report.slack.flatMap((one) => one.blocks ?? []));
}

/** Where a step's words belong, beside the timeline. */
const homes: Partial<Record<Step['says'], string>> = {
  impact: 'Impact',
  hypothesis: 'Hypotheses',
  evidence: 'Hypotheses',
  'rule-out': 'Hypotheses',
  confirm: 'Hypotheses',
  escalate: 'Escalations',
  ack: 'Escalations',
  cause: 'Root cause',
  fix: 'Resolution',
  resolve: 'Resolution',
  lesson: 'Lessons learned',
  improve: 'Corrective and preventative measures',
  action: 'Corrective and preventative measures',
};

const proseHomes: Readonly<Record<string, string>> = {
  subtitle: '',
  introduction: 'Summary',
  conclusion: 'Conclusion',
};

const offTimeline: readonly Step['says'][] = ['lesson', 'improve', 'action', 'done', 'write'];

/** The steps that happened at a moment, in the order in which they did. */
export function happenings({ steps }: IncidentFixture): readonly Step[] {
  return steps
    .filter(({ says }) => !offTimeline.includes(says))
    .map((step, order) => ({ step, order, at: instant(step.happened ?? step.at) }))
    .sort((a, b) => a.at.localeCompare(b.at) || a.order - b.order)
    .map(({ step }) => step);
}

/** Every fact that is not in its section, as a sentence. */
export function missingFacts(incident: IncidentFixture, sections: Sections): readonly string[] {
  const wanted = incident.steps.flatMap((step) => factsOf(step));
  const more = Object.entries(incident.expected.also ?? {}).flatMap(([heading, texts]) =>
    texts.map((text) => ({ heading, text })),
  );
  return [...wanted, ...more].flatMap(({ heading, text }) => {
    const words = sections.get(heading)?.words ?? '';
    return folded(words).includes(folded(text)) ? [] : [`“${text}” is not under “${heading}”`];
  });
}

function factsOf(step: Step): readonly { heading: string; text: string }[] {
  const { says, text = '', as = '', to, due } = step;
  const home = says === 'write' ? proseHomes[as] : homes[says];
  const headings = [
    ...(home === undefined ? [] : [home]),
    ...(offTimeline.includes(says) ? [] : ['Timeline']),
  ];
  const words = [text, says === 'escalate' || says === 'action' ? to : '', due];
  return headings.flatMap((heading) =>
    words.flatMap((one) => (one ? [{ heading, text: one }] : [])),
  );
}

/** The line of the timeline for each happening, or what is wrong with it. */
export function timelineProblems(incident: IncidentFixture, sections: Sections): readonly string[] {
  const items = (sections.get('Timeline')?.items ?? []).map(folded);
  const problems: string[] = [];
  let place = -1;
  for (const step of happenings(incident)) {
    const text = folded(step.text ?? '');
    const time = timeOf(step, incident.zone);
    const found = items.findIndex(
      (item, index) => index > place && item.includes(text) && item.includes(time),
    );
    if (found === -1) problems.push(`no line with ${time} “${text}” after line ${place + 1}`);
    else place = found;
  }
  return problems;
}

/** The time of day that the line of a step begins with, from the platform's own calendar. */
function timeOf({ at, happened = at, precision }: Step, timeZone: string): string {
  if (precision === 'date') return '';
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(happened));
  return precision === 'about' ? `~${clock}` : clock;
}

/** Blanks and line breaks count as one blank. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** All the words of a report in one text. */
export function allWords(report: PostedReport): string {
  const slack = report.slack.map(wordsOf).join('\n');
  const others = (['markdown', 'html'] as const).flatMap((format) =>
    [...sectionsOf(report, format).values()].map(({ words }) => words),
  );
  return [slack, ...others].join('\n');
}
