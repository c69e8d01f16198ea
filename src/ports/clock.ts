import type { Iso } from '../domain/time/instant';

export interface Clock {
  now(): Iso;
}
