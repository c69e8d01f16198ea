import type { TimelineEntry } from '../domain/entries';
import { kindOf, readEntry } from '../domain/entries';
import { type StandingEntry, standing } from '../domain/standing';
import type { IncidentRow } from '../ports/incident-store';
import { modelOf } from './report-messages';
import type { Room } from './room';

/** What other programs may read: incidents that are not private, of one workspace. */
export interface IncidentReading {
  /** Newest first; below the number `before`, where given. */
  list(which: {
    readonly isOpen?: boolean;
    readonly before?: number;
    readonly limit: number;
  }): Promise<readonly IncidentRow[]>;
  find(number: number): Promise<IncidentRow | undefined>;
  /** Entries as they stand, in the order they were recorded, after number `after`. */
  timeline(row: IncidentRow, after: number, limit: number): Promise<readonly ReadEntry[]>;
  report(row: IncidentRow, format: 'md' | 'html' | 'json'): Promise<string>;
}

export interface ReadEntry extends Omit<StandingEntry, 'original' | 'isRemoved'> {
  readonly entry: TimelineEntry;
  readonly headline: string;
  readonly text: string;
}

/** Reads the record of a workspace for other programs. A private incident is none to them. */
export function createIncidentReading({ deps, book }: Room, workspaceId: string): IncidentReading {
  return {
    list: ({ isOpen, ...page }) =>
      deps.incidents.list(workspaceId, {
        ...page,
        isPublic: true,
        ...(isOpen !== undefined && { open: isOpen }),
      }),
    async find(number) {
      const row = await deps.incidents.find(workspaceId, number);
      return row?.isPrivate ? undefined : row;
    },
    async timeline({ id }, after, limit) {
      const incident = await book.load(id);
      return standing(incident?.log ?? [])
        .filter(({ entry, isRemoved }) => !isRemoved && kindOf(entry).facet !== 'housekeeping')
        .filter(({ entry }) => entry.meta.seq > after)
        .slice(0, limit)
        .map((one) => ({ ...one, ...readEntry(one.entry) }));
    },
    async report({ id }, format) {
      const incident = await book.load(id);
      if (incident === undefined) throw new Error(`no incident ${id}`);
      const model = await modelOf(deps, incident);
      const { markdown, html, json } = deps.renderer;
      return { md: markdown, html, json }[format](model);
    },
  };
}
