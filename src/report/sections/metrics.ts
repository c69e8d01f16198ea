import type { Moment } from '../../domain/incident-state';
import type { ReportContext } from '../context';
import { duration, type Fact } from './head';

/** The four times by which incidents are compared, all from the start; what cannot be computed is left out. */
export function metrics({ moments }: ReportContext): readonly Fact[] {
  const { started, detected, responded, identified, resolved } = moments;
  const rows: readonly (readonly [string, Moment | undefined])[] = [
    ['Time to detect', detected],
    ['Time to respond', isInTime(responded, resolved) ? responded : undefined],
    ['Time to identify', identified],
    ['Time to resolve', resolved],
  ];
  return rows.flatMap(([label, moment]) => {
    const value = started && moment && duration(started, moment);
    return value === undefined ? [] : [{ label, value }];
  });
}

/** In a write-up the lead is often named when all is over, which is no response. */
function isInTime(responded: Moment | undefined, resolved: Moment | undefined): boolean {
  return resolved === undefined || (responded?.at ?? '') <= resolved.at;
}
