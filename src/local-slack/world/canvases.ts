import { LIMITS } from '../limits';
import type { Json } from '../types';
import { checkCanvasMarkdown } from './canvas-markdown';
import { SlackFailure } from './failure';

import { secret, slackId } from './ids';
import type { CanvasRecord, CanvasSection, ChannelRecord } from './records';
import type { RefusalCode } from './refusals';
import type { World } from './world';

/** Throws `channel_canvas_already_exists` for a channel's second, `canvas_too_large`, or `canvas_creation_failed`. */
export function createCanvas(
  world: World,
  given: { title: string; markdown: string; channel?: ChannelRecord },
): CanvasRecord {
  if (given.channel?.canvasId) throw new SlackFailure('channel_canvas_already_exists');
  checkMarkdown(given.markdown, 'canvas_creation_failed');
  const id = slackId('F');
  const canvas: CanvasRecord = {
    id,
    title: given.title,
    markdown: given.markdown,
    sections: sectionsOf(given.markdown),
    ...(given.channel ? { channel: given.channel.id } : {}),
  };
  world.canvases.set(id, canvas);
  if (given.channel) given.channel.canvasId = id;
  world.changed();
  return canvas;
}

/** A canvas is a file, too; its text cannot be read this way. */
export function canvasFileJson(world: World, canvas: CanvasRecord): Json {
  return {
    id: canvas.id,
    name: canvas.title,
    title: canvas.title,
    mimetype: 'application/vnd.slack-docs',
    filetype: 'quip',
    pretty_type: 'Canvas',
    user: world.app.botUserId,
    mode: 'quip',
    size: 0,
    permalink: `${world.url}docs/${world.team.id}/${canvas.id}`,
    linked_channel_id: canvas.channel ?? '',
    channels: canvas.channel ? [canvas.channel] : [],
  };
}

export function deleteCanvas(world: World, canvas: CanvasRecord): void {
  world.canvases.delete(canvas.id);
  const channel = world.channels.get(canvas.channel ?? '');
  if (channel) delete channel.canvasId;
  world.changed();
}

export type CanvasOperation =
  | 'insert_at_start'
  | 'insert_at_end'
  | 'insert_before'
  | 'insert_after'
  | 'replace'
  | 'delete';

export interface CanvasChange {
  readonly operation: CanvasOperation;
  readonly markdown: string;
  readonly sectionId?: string;
}

/** Does one operation. Throws `canvas_editing_failed` for a section there is not, and `canvas_too_large`. */
export function editCanvas(world: World, canvas: CanvasRecord, change: CanvasChange): void {
  checkMarkdown(change.markdown, 'canvas_editing_failed');
  if (change.operation === 'replace' && change.sectionId === undefined) {
    canvas.markdown = change.markdown;
    canvas.sections = sectionsOf(change.markdown);
  } else {
    canvas.sections = changedSections(canvas.sections, change);
    canvas.markdown = canvas.sections.map(({ markdown }) => markdown).join('\n\n');
  }
  world.changed();
}

function changedSections(
  sections: readonly CanvasSection[],
  change: CanvasChange,
): CanvasSection[] {
  const added = sectionsOf(change.markdown);
  if (change.operation === 'insert_at_start') return [...added, ...sections];
  if (change.operation === 'insert_at_end') return [...sections, ...added];
  const at = sections.findIndex(({ id }) => id === change.sectionId);
  const section = sections[at];
  if (!section) throw new SlackFailure('canvas_editing_failed', { detail: 'section not found' });
  const kept = {
    insert_before: [...added, section],
    insert_after: [section, ...added],
    replace: added,
    delete: [],
  }[change.operation];
  return [...sections.slice(0, at), ...kept, ...sections.slice(at + 1)];
}

function checkMarkdown(markdown: string, code: RefusalCode): void {
  if (Buffer.byteLength(markdown) > LIMITS.canvasBytes.value)
    throw new SlackFailure('canvas_too_large');
  const [problem] = checkCanvasMarkdown(markdown);
  if (problem) throw new SlackFailure(code, { detail: `'content' error: ${problem}` });
}

/** Splits at blank lines and headings, but never inside a fence. */
function sectionsOf(markdown: string): CanvasSection[] {
  const parts: string[][] = [[]];
  let isFenced = false;
  for (const line of markdown.split('\n')) {
    const endsPart =
      !isFenced && (line.trim() === '' || isHeading(line) || isHeading(lastLine(parts)));
    if (endsPart) parts.push([]);
    if (/^\s*(```|~~~)/.test(line)) isFenced = !isFenced;
    if (isFenced || line.trim() !== '') parts.at(-1)?.push(line);
  }
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => ({ id: `temp:C:${secret(14)}`, markdown: lines.join('\n') }));
}

function lastLine(parts: readonly (readonly string[])[]): string {
  return parts.at(-1)?.at(-1) ?? '';
}

/** Which headings `section_types` means. */
export function headingLevel(markdown: string): number | undefined {
  return /^(#{1,3})\s/.exec(markdown)?.[1]?.length;
}

function isHeading(line: string): boolean {
  return headingLevel(line) !== undefined;
}
