import type { TimelineEntry } from '../domain/entries';
import type { EntryMeta } from '../domain/entries/entry-meta';
import type { PersonRef } from '../domain/person';
import { replay } from '../domain/replay';
import { addMs, MINUTE } from '../domain/time/instant';
import { type ReportModel, reportModel } from './model';

const ana: PersonRef = { id: 'U1', name: 'Ana' };
const bo: PersonRef = { id: 'U2', name: 'Bo' };

type Said = { readonly [Entry in TimelineEntry as Entry['kind']]: Entry['payload'] };

/** A small incident in which something of everything happens, for trying out a template. */
export function sampleModel(): ReportModel {
  const log: TimelineEntry[] = [];
  const add = <Kind extends keyof Said>(
    kind: Kind,
    payload: Said[Kind],
    more: Partial<EntryMeta> = {},
  ) => {
    const seq = log.length + 1;
    const at = addMs('2026-01-05T09:00:00.000Z', seq * 10 * MINUTE);
    const meta = {
      seq,
      at,
      recordedAt: at,
      precision: 'exact',
      by: ana,
      source: 'command',
      ...more,
    };
    log.push({ kind, payload, meta } as TimelineEntry);
  };
  tell(add);
  return reportModel({ state: replay(log), log, zone: 'UTC', attachments: [] });
}

type Add = <Kind extends keyof Said>(
  kind: Kind,
  payload: Said[Kind],
  more?: Partial<EntryMeta>,
) => void;

function tell(add: Add): void {
  add('opened', {
    number: 1,
    title: 'Checkout answers slowly',
    severity: 'sev2',
    isPrivate: true,
    isDrill: true,
    channelId: 'C1',
    usesThisChannel: false,
  });
  add('role-assigned', { role: 'lead', person: ana, text: '' });
  add('detected', { text: 'An alarm on the queue' });
  add('impact-described', { text: '12% of orders fail' });
  add('note', { text: 'A graph\n  of the queue' }, { author: bo, ...whereFrom });
  for (const hypothesis of ['H1', 'H2', 'H3']) {
    add('hypothesis-raised', { hypothesis, text: 'A full disk' });
  }
  add('evidence-added', { hypothesis: 'H1', side: 'for', text: 'It is full' });
  add('hypothesis-confirmed', { hypothesis: 'H1', text: 'Emptied, and all is well' });
  add('hypothesis-ruled-out', { hypothesis: 'H2', text: 'Another disk' });
  for (const escalation of ['E1', 'E2']) {
    add('escalated', {
      escalation,
      target: { kind: 'name', name: 'storage' },
      text: 'Need a hand',
    });
  }
  add('escalation-passed-on', { escalation: 'E1', target: { kind: 'user', ...bo } });
  add('escalation-acknowledged', { escalation: 'E1', acknowledgedBy: bo, text: 'On it' });
  add('resolved', { text: 'Orders go through' });
  add('cause-found', { text: 'The disk was full' });
  add('fix-described', { text: 'The disk was emptied' });
  for (const category of ['well', 'other'] as const) {
    add('lesson-learned', { category, text: 'The alarm was quick' });
  }
  add('improvement-proposed', { text: 'Larger disks' });
  add('action-added', { action: 'A1', text: 'Buy them', owner: bo, due: '2026-02-01' });
  add('action-added', { action: 'A2', text: 'Watch them' });
  for (const part of ['subtitle', 'introduction', 'conclusion'] as const) {
    add('prose-written', { part, text: 'About disks' });
  }
}

const whereFrom = {
  permalink: 'https://example.com/archives/C1/p1',
  files: [{ id: 'F1', name: 'graph.png', mimetype: 'image/png' }],
} as const;
