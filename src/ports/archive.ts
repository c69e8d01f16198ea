/** Which incident something is kept of. */
export interface ArchivedIncident {
  readonly workspaceId: string;
  readonly number: number;
  readonly isPrivate: boolean;
}

/** A place for incidents that are no longer on record. */
export interface Archive {
  /** Where the files of an incident are, or would be. */
  placeOf(incident: ArchivedIncident): string;
  /** Puts files there, over those of the same name; they are on the disk when this is done. Throws ArchiveError. */
  keep(
    incident: ArchivedIncident,
    files: readonly { readonly name: string; readonly text: string }[],
  ): Promise<void>;
}

/** The files could not be written: the disk is full, or the folder is not ours. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}
