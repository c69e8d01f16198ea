import type { TimelineEntry } from '../domain/entries';
import { kindOf, readEntry } from '../domain/entries';
import { type StandingEntry, standing } from '../domain/standing';
import type { IncidentRow } from '../ports/incident-store';
import type { LoggedStep } from '../ports/outbox';
import { type DeliveryState, deliveryStates } from './delivery-json';
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
  /** What became of events that other programs were told, those queued last first; those of private incidents are left out. */
  deliveries(which: DeliveryPage): Promise<readonly LoggedStep[]>;
}

interface DeliveryPage {
  readonly incident: IncidentRow | undefined;
  readonly endpoint: string | undefined;
  readonly state: DeliveryState | undefined;
  /** Only those with a lower number. */
  readonly before: number | undefined;
  readonly limit: number;
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
    deliveries: ({ incident, endpoint, state, before, limit }) =>
      deps.outbox.log({
        via: 'events',
        limit,
        workspaceId,
        isPublic: true,
        ...(before !== undefined && { before }),
        ...(incident !== undefined && { incidentId: incident.id }),
        ...(endpoint !== undefined && { lane: endpoint }),
        ...(state !== undefined && { state: deliveryStates[state] }),
      }),
  };
}
