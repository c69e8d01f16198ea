import type { Edge } from './edge';

/** Passes an event on. Nobody waits for an answer to one, so a failure is logged and that is all. */
export async function noting(edge: Edge, event: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    edge.log.error({ err: error, event }, 'an event was not taken in');
  }
}
