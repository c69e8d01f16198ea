import { time } from '../../commands/args';
import { escapeText } from '../../commands/markup';
import type { Request } from '../../commands/request';
import type { Moment } from '../../domain/incident-state';
import type { Field } from '../../report/message';

/** A field for the moment. Slack's own pickers know no zone and no `-20m`. */
export const whenField = {
  type: 'line',
  name: 'when',
  label: 'When?',
  hint: 'A time in your zone, such as 14:05 or -20m. Left empty: now.',
  isOptional: true,
} as const satisfies Field;

/** Reads a field that holds a time and nothing else; an empty one gives no moment. */
export function readWhen(
  text: string,
  request: Request,
): { readonly moment?: Moment } | { readonly problem: string } {
  const written = text.trim();
  if (written === '') return {};
  const taken = time.read(escapeText(written), request);
  if ('problem' in taken) return taken;
  if (taken.value === undefined || taken.rest.trim() !== '') {
    return { problem: `“${written}” is not a time: write 14:05, -20m or 2026-11-19 23:50.` };
  }
  return { moment: taken.value };
}
