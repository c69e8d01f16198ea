import type { LocalWorkspace, WorkspaceOptions } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { patientAckMs } from './patient';

interface Watched {
  readonly workspace: LocalWorkspace;
  /** How many of its failures have been answered for. */
  seen: number;
}

const watched = new Set<Watched>();

/** A workspace that fails the test in which an app did what Slack would not take: an unknown method, a missing scope, blocks that are not valid. */
export async function startWatchedWorkspace(options: WorkspaceOptions): Promise<LocalWorkspace> {
  const workspace = await startLocalWorkspace({ ackTimeoutMs: patientAckMs, ...options });
  watched.add({ workspace, seen: 0 });
  return workspace;
}

/** For a test that makes the app do so on purpose: what it did since last asked. */
export function forgiveFailures(workspace: LocalWorkspace): readonly string[] {
  return [...watched].filter((each) => each.workspace === workspace).flatMap(newFailures);
}

function newFailures(each: Watched): readonly string[] {
  const failures = each.workspace.failures().slice(each.seen);
  each.seen += failures.length;
  return failures;
}

afterEach(() => expect([...watched].flatMap(newFailures)).toEqual([]));
// What happened while everything was being put away.
afterAll(() => expect([...watched].flatMap(newFailures)).toEqual([]));
