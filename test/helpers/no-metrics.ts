import type { Metrics } from '../../src/ports/metrics';

/** Counts nothing. */
export const noMetrics: Metrics = {
  acknowledged: () => undefined,
  finished: () => undefined,
  called: () => undefined,
  alerted: () => undefined,
};
