import { entry } from '../../commands/define-command';
import { accept, type Decision } from '../../domain/decision';
import { readPageName } from '../../domain/page-key';
import { hindsight } from '../../domain/person';
import { compareIso, type Iso } from '../../domain/time/instant';
import { asTitle } from '../../domain/titles';
import { cut } from '../../domain/words/cut';
import type { PageNews } from '../../ports/pagers';
import type { IncidentInHand } from '../incident-in-hand';
import type { Room } from '../room';
import { pagersAsked } from './page-effects';

const longestName = 80;

/**
 * Puts on record that somebody acknowledged a page at a pager: once, whoever says so again. What is about no page that
 * went to such a pager is left alone. Throws StoreUnavailable.
 */
export async function takePageNews(
  { deps, book }: Pick<Room, 'deps' | 'book'>,
  workspaceId: string,
  news: PageNews,
): Promise<void> {
  const subject = readPageName(news.page);
  if (subject === undefined || (subject.workspaceId ?? workspaceId) !== workspaceId) return;
  const row = await deps.incidents.find(workspaceId, subject.number);
  if (row === undefined) return;
  const origin = { by: hindsight, source: 'system' } as const;
  await book.record<Decision>(row.id, origin, (incident) =>
    acknowledging(deps, incident, subject.escalation, news),
  );
}

function acknowledging(
  { pagers, clock }: Room['deps'],
  { state }: IncidentInHand,
  escalation: string,
  { kind, pagers: known, by, at }: PageNews,
): Decision {
  const found = state.escalations.find(({ id }) => id === escalation);
  if (found === undefined || found.acknowledged !== undefined) return accept();
  const pager = pagersAsked(found).find(
    (name) => pagers.find(name)?.kind === kind && (known?.includes(name) ?? true),
  );
  if (pager === undefined) return accept();
  const name = cut(asTitle(by.name), longestName) || 'Somebody';
  const acknowledgedBy = { id: `${kind}:${by.id}`, name };
  const moment = { at: between(found.at, at, clock.now()), precision: 'exact' } as const;
  return accept(
    entry('escalation-acknowledged', { escalation, acknowledgedBy, text: '', pager }, moment),
  );
}

/** Whatever clock it was told by, nobody acknowledged it before they were asked, or is still to. */
function between(first: Iso, at: Iso, last: Iso): Iso {
  if (compareIso(at, first) < 0) return first;
  return compareIso(at, last) > 0 ? last : at;
}
