import type { Subcommand } from '../define-subcommand';
import { backup } from './backup';
import { check } from './check';
import { deliveries } from './deliveries';
import { doctor } from './doctor';
import { exportOne } from './export';
import { importAny } from './import';
import { init } from './init';
import { migrate } from './migrate';
import { prune } from './prune';
import { render } from './render';
import { restore } from './restore';
import { start } from './start';
import { stats } from './stats';

/** Everything that `hindsight` does, in the order in which its help tells it. */
export const subcommands: readonly Subcommand[] = [
  start,
  init,
  doctor,
  migrate,
  backup,
  restore,
  check,
  deliveries,
  prune,
  exportOne,
  importAny,
  render,
  stats,
];
