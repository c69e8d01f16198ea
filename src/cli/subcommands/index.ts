import type { Subcommand } from '../define-subcommand';
import { backup } from './backup';
import { check } from './check';
import { migrate } from './migrate';
import { restore } from './restore';
import { start } from './start';

/** Everything that `hindsight` does, in the order in which its help tells it. */
export const subcommands: readonly Subcommand[] = [start, migrate, backup, restore, check];
