import type { Reply } from '../../../app/desk';
import { type Attempt, apologise } from './apology';
import { deliver, type Ways } from './deliver';
import type { Edge } from './edge';

/** Does what somebody asked for and gives them the reply; what fails on the way is logged once, and they are told. */
export async function answering(
  edge: Edge,
  attempt: Attempt,
  ways: Ways,
  work: () => Promise<Reply>,
): Promise<void> {
  try {
    const reply = await work().catch((error: unknown) => apology(edge, attempt, error));
    // What was pressed stays, so that it can be pressed again.
    await deliver(reply, 'isApology' in reply ? { ...ways, replaces: false } : ways);
  } catch (error) {
    const { what, userId } = attempt;
    edge.log.warn({ err: error, what, userId }, 'an answer did not arrive');
  }
}

function apology(edge: Edge, attempt: Attempt, error: unknown): Reply & { isApology: true } {
  return { kind: 'message', message: apologise(edge.log, attempt, error), isApology: true };
}
