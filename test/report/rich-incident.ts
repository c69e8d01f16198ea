import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../../src/domain/replay';
import { addMs, MINUTE } from '../../src/domain/time/instant';
import { type ReportModel, reportModel } from '../../src/report/model';
import { createRenderer, type Renderer } from '../../src/report/renderer';
import { templates } from '../../src/report/templates';
import { type EntryDraft, logOf, minuteOf, opening } from '../helpers/entries';

/** What people say goes through this, so that a test may make them say anything. */
export type Say = (words: string) => string;

const asWritten: Say = (words) => words;

/** The renderer with the templates that come with the program. */
export function ownRenderer(replaced: Readonly<Record<string, string>> = {}): Renderer {
  return createRenderer({ ...ownTemplates(), ...replaced });
}

export function ownTemplates(): Readonly<Record<string, string>> {
  const folder = join(__dirname, '../../templates');
  return Object.fromEntries(
    Object.keys(templates).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
}

/** The report of these entries, in UTC unless another zone is given. */
export function modelOf(drafts: readonly EntryDraft[], zone = 'UTC'): ReportModel {
  const log = logOf(drafts);
  return reportModel({ state: replay(log), log, zone, attachments: [] });
}

/** Plain words that have the same percentages, which a report shows by themselves. */
export function plainLike(text: string): string {
  const { impact } = modelOf([opening(), ['impact-described', { text }]]);
  return impact.flatMap(({ figures }) => figures).join(' and ') || 'plain words';
}

/** An incident in which something of everything happens. */
export function richIncident(say: Say = asWritten): readonly EntryDraft[] {
  const kai = { id: 'U0003', name: say('Kai') };
  const mia = { id: 'U0004', name: say('Mia') };
  const by = { by: kai };
  return [
    [...opening({ number: 7, title: say('Checkout times out'), severity: 'sev2' }), by] as never,
    ['role-assigned', { role: 'lead', person: kai, text: '' }, by],
    ['detected', { text: say('Alarm: p99 above 8 s') }, by],
    ['impact-described', { text: say('12,5% of orders fail. Carts are kept.') }, by],
    ['hypothesis-raised', { hypothesis: 'H1', text: say('The 9:40 deploy') }, by],
    ['hypothesis-raised', { hypothesis: 'H2', text: say('A full connection pool') }, by],
    ['evidence-added', { hypothesis: 'H2', side: 'for', text: say('All 50 in use') }, by],
    [
      'escalated',
      {
        escalation: 'E1',
        target: { kind: 'name', name: say('database team') },
        text: say('Need to see the pool'),
      },
      by,
    ],
    [
      'escalation-acknowledged',
      { escalation: 'E1', acknowledgedBy: mia, text: say('Looking') },
      { by: mia },
    ],
    ['hypothesis-ruled-out', { hypothesis: 'H1', text: say('Rolled back, no change') }, by],
    [
      'note',
      { text: say('pool\n  used 50\n  free  0') },
      {
        author: mia,
        by: kai,
        source: 'shortcut',
        permalink: 'https://example.slack.com/archives/C1/p1',
        files: [{ id: 'F1', name: say('pool.png'), mimetype: 'image/png' }],
      },
    ],
    ['hypothesis-confirmed', { hypothesis: 'H2', text: say('A job held them all') }, { by: mia }],
    ['severity-changed', { from: 'sev2', to: 'sev1', text: say('all shops') }, by],
    [
      'note',
      { text: say('Somebody restarted the job at ten') },
      { ...by, at: minuteOf(2), recordedAt: minuteOf(14) },
    ],
    ['update-posted', { text: say('We know the cause') }, by],
    [
      'escalated',
      { escalation: 'E2', target: { kind: 'user', ...mia }, text: say('Stop the job') },
      by,
    ],
    ['resolved', { text: say('Orders go through') }, by],
    ['cause-found', { text: say('The nightly job never gave a connection back.') }, { by: mia }],
    ['fix-described', { text: say('The job was stopped and its leak mended.') }, { by: mia }],
    ['lesson-learned', { category: 'well', text: say('The alarm came at once') }, by],
    ['lesson-learned', { category: 'badly', text: say('Nobody watches the pool') }, by],
    ['lesson-learned', { category: 'lucky', text: say('It was Sunday') }, by],
    ['lesson-learned', { category: 'other', text: say('Jobs are traffic too') }, by],
    ['improvement-proposed', { text: say('An alarm on free connections') }, by],
    [
      'action-added',
      { action: 'A1', text: say('Limit the job to 5'), owner: mia, due: '2026-12-01' },
      by,
    ],
    ['action-added', { action: 'A2', text: say('Write it into the handbook') }, by],
    ['action-done', { action: 'A1' }, by],
    ['prose-written', { part: 'subtitle', text: say('How a job drank the pool dry') }, by],
    ['prose-written', { part: 'introduction', text: say('On a Sunday, of all days.') }, by],
    ['prose-written', { part: 'conclusion', text: say('We count connections now.') }, by],
    ['closed', {}, by],
    [
      'note',
      { text: say('The shop manager sent cake') },
      { ...by, at: addMs(minuteOf(32), 24 * 60 * MINUTE) },
    ],
    ['entry-edited', { target: 15, text: say('We know the cause and are at it') }, by],
  ];
}
