import type { IncidentState } from '../domain/incident-state';
import type { Settings } from './deps';

/** The channel where an incident is announced; a private one's nowhere. */
export function announcedIn({ opening }: IncidentState, settings: Settings): string | undefined {
  return opening === undefined || opening.isPrivate ? undefined : settings.announcementChannel;
}
