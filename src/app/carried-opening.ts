import type { Opening } from '../commands/outcome';
import type { Origin } from './origin';

/** What a button holds while somebody is asked whether it is not the same incident. */
export interface CarriedOpening {
  readonly opening: Opening;
  /** The message it begins with. */
  readonly message?: Origin['message'];
  readonly permalink?: string;
}

/** As text for a button; a title of 300 characters leaves it well below 2,000. */
export function packOpening(carried: CarriedOpening): string {
  return JSON.stringify(carried);
}

/** Reads what packOpening wrote; undefined for the button of another version. */
export function unpackOpening(text: string): CarriedOpening | undefined {
  try {
    const read = JSON.parse(text) as Partial<CarriedOpening> | null;
    return typeof read?.opening?.title === 'string' ? (read as CarriedOpening) : undefined;
  } catch {
    return undefined;
  }
}
