import type { EntryKindName, TimelineEntry } from '../../src/domain/entries';
import type { EntryDraft } from './entries';
import { dana, opening, sam } from './entries';

type PayloadOf<Kind extends EntryKindName> = Extract<TimelineEntry, { kind: Kind }>['payload'];

/** One payload of every kind; a new kind does not compile until it has one. */
const samplePayloads: { readonly [Kind in EntryKindName]: PayloadOf<Kind> } = {
  opened: { ...opening({ severity: 'sev2' })[1] } as PayloadOf<'opened'>,
  'channel-linked': { channelId: 'C0007', name: 'inc-7-checkout-is-down' },
  note: { text: 'Restarted the cache' },
  detected: { text: 'Alert: error rate above 5 %' },
  'hypothesis-raised': { hypothesis: 'H1', text: 'The new index is not used' },
  'evidence-added': { hypothesis: 'H1', side: 'against', text: 'The plan shows it' },
  'hypothesis-ruled-out': { hypothesis: 'H1', text: 'It is used' },
  'hypothesis-confirmed': { hypothesis: 'H1', text: 'Dropped it, and it got better' },
  'hypothesis-reopened': { hypothesis: 'H1', text: '' },
  escalated: {
    escalation: 'E1',
    target: { kind: 'group', id: 'S0001', name: 'database team' },
    text: 'We need somebody who knows the failover',
  },
  'escalation-acknowledged': { escalation: 'E1', acknowledgedBy: sam, text: '' },
  'impact-described': { text: '30 % of checkouts fail' },
  'severity-changed': { from: null, to: 'sev1', text: 'It spreads' },
  'status-changed': { from: 'investigating', to: 'resolved', text: 'Rolled back' },
  'title-changed': { from: 'Checkout is down', text: 'Checkout and search are down' },
  'role-assigned': { role: 'lead', person: dana, text: '' },
  'update-posted': { text: 'We are rolling back', nextDue: '2026-11-19T11:00:00.000Z' },
  'cause-found': { text: 'A migration locked the table' },
  'fix-described': { text: 'Rolled the migration back' },
  'lesson-learned': { category: 'lucky', text: 'Sam was awake' },
  'improvement-proposed': { text: 'Lock timeouts for migrations' },
  'prose-written': { part: 'introduction', text: 'On a Thursday evening…' },
  'action-added': { action: 'A1', text: 'Set a lock timeout', owner: sam, due: '2026-11-30' },
  'action-done': { action: 'A1' },
  'action-dropped': { action: 'A1' },
  'handover-offered': { to: sam, text: 'H1 is still open' },
  'handover-accepted': { offer: 26 },
  'entry-edited': { target: 3, text: 'Restarted both caches' },
  'entry-moved': { target: 3, to: '2026-11-19T09:58:00.000Z', precision: 'about' },
  'entry-removed': { target: 3 },
  'entry-restored': { target: 3 },
  'entry-redacted': { target: 4 },
  'message-deleted': { target: 3 },
  'escalation-passed-on': { escalation: 'E1', target: { kind: 'user', ...sam } },
  'reminder-muted': { key: 'no-severity', until: '2026-11-19T11:30:00.000Z' },
  resolved: { text: 'Checkouts are back to normal' },
  closed: {},
  reopened: { text: 'It is back' },
};

/** A log with one entry of every kind. */
export const everyKind = Object.entries(samplePayloads) as unknown as readonly EntryDraft[];

/** Texts that break what is built carelessly. */
export const nastyTexts: readonly string[] = [
  'It\'s "quoted" — `code`, \\backslash\\ and $1 ?1 :x',
  "'); drop table timeline_entries; --",
  'emoji 👩🏽‍🚒🔥, accents e\u0301 é, עברית, العربية, 日本語',
  'line\r\nbreaks\n\n\tand tabs\u2028\u2029',
  '  spaces kept  ',
  '',
  'null',
  '{"json": [1, 2]}',
  '\u0001\u0007\u001b[31mcontrol\u007f',
  'x'.repeat(10_000),
];
