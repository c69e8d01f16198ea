import type { IncidentId } from './incident-id';

/** A file kept with an incident: the bytes of an image on a marked message. */
export interface Attachment {
  /** Slack's file id. */
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array;
}

export interface Attachments {
  /** Keeps it; the same id again changes nothing. */
  put(incidentId: IncidentId, attachment: Attachment): Promise<void>;
  list(incidentId: IncidentId): Promise<readonly Attachment[]>;
}
