import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { effects } from './effects';
import { findIncidents } from './incidents';
import { doubledOnRecord, tellings } from './told';
import { contradictions } from './wrong';

/** What people were told and what Slack was to show, held against what is there. */
export interface Reckoning {
  readonly incidents: number;
  readonly entries: number;
  /** Changes that somebody was told are on record. */
  readonly told: number;
  /** Those of them that are. */
  readonly found: number;
  /** Things that must be in Slack once. */
  readonly expected: number;
  /** Those of them that are. */
  readonly there: number;
  /** What was told and is not on record, or must be in Slack and is not. */
  readonly lost: readonly string[];
  /** What is on record or in Slack more than once. */
  readonly doubled: readonly string[];
  /** Where Slack and the record contradict each other. */
  readonly wrong: readonly string[];
}

export async function reckon(stage: {
  readonly workspace: LocalWorkspace;
  readonly stores: Stores;
  /** The channel for announcements. */
  readonly announced: string;
}): Promise<Reckoning> {
  const { workspace, stores, announced } = stage;
  const found = await findIncidents(workspace, stores);
  const told = tellings(workspace, found);
  const due = await effects(workspace, found, announced);
  const missing = due.filter(({ times, isOptional }) => times === 0 && !isOptional);
  const twice = due.filter(({ times }) => times > 1);
  return {
    incidents: found.length,
    entries: found.reduce((sum, { log }) => sum + log.length, 0),
    told: told.length,
    found: told.filter(({ isOnRecord }) => isOnRecord).length,
    expected: due.length,
    there: due.length - missing.length,
    lost: [
      ...told.filter(({ isOnRecord }) => !isOnRecord).map(({ words }) => `told: ${words}`),
      ...missing.map(({ what }) => `in Slack: ${what}`),
    ],
    doubled: [
      ...doubledOnRecord(found),
      ...twice.map(({ what, times }) => `${what}: ${times} times`),
    ],
    wrong: contradictions(workspace, found),
  };
}
