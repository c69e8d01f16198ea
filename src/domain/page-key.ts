import { incidentLabel } from './titles';

/** What a page is about. */
export interface PageSubject {
  /** The workspace's, where the page's name tells it. */
  readonly workspaceId?: string;
  /** The incident's number in it. */
  readonly number: number;
  /** `E1` */
  readonly escalation: string;
}

/** What a pager calls the page of an escalation: letters, digits and dashes, which every address and form takes. */
export function pageKey({ workspaceId, number, escalation }: Required<PageSubject>): string {
  return `hindsight-${workspaceId}-${number}-${escalation}`;
}

/** What the summary of its page begins with. */
export function pageFront({ number, escalation }: PageSubject): string {
  return `[${incidentLabel(number)} ${escalation}]`;
}

/** What a key or a summary is about; undefined for those that are none of ours. */
export function readPageName(name: string): PageSubject | undefined {
  const [, workspaceId, number, escalation] =
    /^hindsight-([A-Za-z0-9]+)-(\d{1,9})-(E\d{1,9})$/.exec(name) ?? [];
  if (workspaceId !== undefined && number !== undefined && escalation !== undefined)
    return { workspaceId, number: Number(number), escalation };
  const [, shown, asked] = /^\[INC-(\d{1,9}) (E\d{1,9})\]/.exec(name) ?? [];
  if (shown === undefined || asked === undefined) return undefined;
  return { number: Number(shown), escalation: asked };
}
