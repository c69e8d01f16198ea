import type { ExportedMessage } from '../app/import-messages';
import { momentOfTs } from '../app/marking';
import { Failure } from './failure';

const mostShown = 300;

/** A line for each message; somebody puts an x between the brackets of those to be taken. */
export function candidatesFile(messages: readonly ExportedMessage[], into: string): string {
  return [
    `# Messages that could be put on the timeline of ${into}. Mark those to be taken with an x: [x]`,
    `# Then call the same again with --take and this file instead of --list. Only the marks count.`,
    '',
    ...messages.map((message) => `[ ] ${message.ts} ${labelOf(message)}`),
    '',
  ].join('\n');
}

/** `2026-11-20 14:05:12 UTC  Ana: restarted the primary` */
export function labelOf({ ts, author, text }: ExportedMessage): string {
  const when = momentOfTs(ts).replace('T', ' ').slice(0, 19);
  const line = text.replaceAll(/\s+/g, ' ');
  return `${when} UTC  ${author.name}: ${line.length > mostShown ? `${line.slice(0, mostShown)}…` : line}`;
}

/** The messages that are marked in the file. Throws Failure, with the line, for what is no such file. */
export function markedIn(
  text: string,
  file: string,
  messages: readonly ExportedMessage[],
): readonly ExportedMessage[] {
  const byTs = new Map(messages.map((message) => [message.ts, message]));
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [, mark = '', ts = ''] = /^\s*\[(.?)\]\s+(\d+\.\d+)\b/.exec(line) ?? [];
    const message = byTs.get(ts);
    if (message === undefined) {
      throw new Failure(`${file}:${index + 1}: names no message of the export.`);
    }
    return mark.trim() === '' ? [] : [message];
  });
}
