import { checkBlocks } from '../blocks/check-blocks';
import { problem } from '../checks';
import { isObject } from '../json';
import { LIMITS } from '../limits';
import { escapeTyped } from '../people/typed-text';
import type { Json } from '../types';
import { invalid, SlackFailure } from '../world/failure';
import { secret } from '../world/ids';
import type { NewMessage } from '../world/messages';
import type { World } from '../world/world';
import { type Args, flag, nested, nestedObject, optionalText } from './args';

/** What a message says, checked as Slack checks it: `text`, `markdown_text`, `blocks`, `attachments`, `metadata`. */
export function readContent(world: World, args: Args): NewMessage {
  const blocks = readBlocks(args);
  const attachments = readAttachments(args);
  const markdown = readMarkdown(args);
  const text = optionalText(args, 'text') ?? '';
  if (!text && !markdown && !blocks?.length && !attachments?.length) {
    throw new SlackFailure('no_text');
  }
  const metadata = readMetadata(args);
  return {
    text: (markdown ?? parseNames(world, args, text)).slice(0, LIMITS.postedText.value),
    ...(blocks ? { blocks } : {}),
    ...(markdown ? { blocks: [{ type: 'markdown', block_id: 'md', text: markdown }] } : {}),
    ...(attachments ? { attachments } : {}),
    ...(metadata ? { metadata } : {}),
  };
}

/** Whether bare `@here` in the text counts as a ping. */
export function parsesBareWords(args: Args): boolean {
  return flag(args, 'link_names') || args.parse === 'full';
}

function parseNames(world: World, args: Args, text: string): string {
  return args.parse === 'full' ? escapeTyped(world, text) : text;
}

/** Blocks of a message, from a form or JSON, each with a block_id. Throws `invalid_blocks` naming the path. */
export function readBlocks(args: Args): readonly Json[] | undefined {
  const blocks = nested(args, 'blocks', 'invalid_blocks_format');
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) throw new SlackFailure('invalid_blocks_format');
  if (blocks.length > LIMITS.messageBlocks.value) {
    throw invalid(
      'msg_blocks_too_many',
      problem(`no more than ${LIMITS.messageBlocks.value} items allowed`, '/blocks'),
    );
  }
  const problems = checkBlocks(blocks, 'message');
  if (problems.length > 0) throw invalid('invalid_blocks', problems);
  return withIds(blocks as Json[]);
}

/** Slack names every block and every element that has no name. */
export function withIds(blocks: readonly Json[]): readonly Json[] {
  return blocks.map((block) => {
    const named: Record<string, unknown> = { ...block, block_id: block.block_id ?? newName() };
    if (isObject(block.element)) named.element = withActionId(block.element);
    if (isObject(block.accessory)) named.accessory = withActionId(block.accessory);
    if (block.type === 'actions') named.elements = (block.elements as Json[]).map(withActionId);
    return named;
  });
}

function withActionId(element: Json): Json {
  return element.type === 'image' ? element : { action_id: newName(), ...element };
}

function newName(): string {
  return secret(3);
}

function readAttachments(args: Args): readonly Json[] | undefined {
  const attachments = nested(args, 'attachments', 'invalid_attachments');
  if (attachments === undefined) return undefined;
  if (!Array.isArray(attachments)) throw new SlackFailure('invalid_attachments');
  if (attachments.length > LIMITS.attachments.value) throw new SlackFailure('too_many_attachments');
  return attachments as Json[];
}

function readMarkdown(args: Args): string | undefined {
  const markdown = optionalText(args, 'markdown_text');
  if (markdown === undefined) return undefined;
  if (args.text !== undefined || args.blocks !== undefined) {
    throw new SlackFailure('markdown_text_conflict');
  }
  if (markdown.length > LIMITS.markdownText.value) throw new SlackFailure('msg_too_long');
  return markdown;
}

function readMetadata(args: Args): Json | undefined {
  const metadata = nestedObject(args, 'metadata', 'invalid_metadata_format');
  if (!metadata) return undefined;
  const isWhole =
    typeof metadata.event_type === 'string' && typeof metadata.event_payload === 'object';
  if (!isWhole) throw new SlackFailure('invalid_metadata_schema');
  return metadata;
}
