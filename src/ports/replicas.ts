import type { Iso } from '../domain/time/instant';

/** The processes that share the database. */
export interface Replicas {
  /** This process lives: how many do, it included, and what time it is for all of them. */
  beat(id: string): Promise<{ readonly alive: number; readonly now: Iso }>;
  /** This process ends. */
  leave(id: string): Promise<void>;
}
