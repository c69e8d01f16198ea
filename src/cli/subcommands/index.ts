import type { Subcommand } from '../define-subcommand';
import { start } from './start';

/** Everything that `hindsight` does, in the order in which its help tells it. */
export const subcommands: readonly Subcommand[] = [start];
