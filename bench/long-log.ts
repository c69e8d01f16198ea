import type { TimelineEntry } from '../src/domain/entries';
import type { EntryMeta } from '../src/domain/entries/entry-meta';
import { addMs, MINUTE } from '../src/domain/time/instant';

/** One night: mostly notes, and a hypothesis, an update and an escalation in every ten. */
export function logOf(entries: number): readonly TimelineEntry[] {
  return Array.from({ length: entries }, (_, index): TimelineEntry => {
    const at = addMs('2026-11-19T21:00:00.000Z', index * MINUTE);
    const meta: EntryMeta = {
      seq: index + 1,
      at,
      recordedAt: at,
      precision: 'exact',
      by: { id: 'U1', name: 'Ana' },
      source: 'command',
    };
    return { ...said(index), meta } as TimelineEntry;
  });
}

function said(index: number): Pick<TimelineEntry, 'kind' | 'payload'> {
  const text = `Replica ${index} answers again, and its lag is back to ${index % 60} seconds`;
  const number = Math.floor(index / 10) + 1;
  if (index === 0) return { kind: 'opened', payload: opening };
  if (index % 10 === 1)
    return { kind: 'hypothesis-raised', payload: { hypothesis: `H${number}`, text } };
  if (index % 10 === 6)
    return { kind: 'hypothesis-ruled-out', payload: { hypothesis: `H${number}`, text } };
  if (index % 10 === 3) return { kind: 'update-posted', payload: { text } };
  if (index % 10 === 8) {
    return {
      kind: 'escalated',
      payload: { escalation: `E${number}`, target: { kind: 'name', name: 'storage' }, text },
    };
  }
  return { kind: 'note', payload: { text } };
}

const opening = {
  number: 1,
  title: 'Checkout returns errors',
  isPrivate: false,
  isDrill: false,
  channelId: 'C1',
  usesThisChannel: false,
} as const;
