import { standing, wordsOf } from '../domain/standing';
import { formatMoment } from '../domain/time/format';
import type { IncidentInHand } from './incident-in-hand';

/** The entry's moment as the person would type it. */
export function momentText({ log }: IncidentInHand, seq: number, zone: string): string {
  const found = standing(log).find((one) => one.entry.meta.seq === seq);
  if (found === undefined) return '';
  const { at, precision } = found.entry.meta;
  return formatMoment(at, zone, { precision, withDate: true });
}

/** The entry's own words; empty where it has none. */
export function entryWords({ log }: IncidentInHand, id: string): string {
  const found = standing(log).find((one) => `T${one.entry.meta.seq}` === id);
  return (found && wordsOf(found.entry)) ?? '';
}
