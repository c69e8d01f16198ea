import { isObject } from '../json';
import type { Json } from '../types';
import {
  type CanvasChange,
  type CanvasOperation,
  createCanvas,
  deleteCanvas,
  editCanvas,
  headingLevel,
} from '../world/canvases';
import { invalid, SlackFailure } from '../world/failure';
import type { CanvasRecord, CanvasSection } from '../world/records';
import type { World } from '../world/world';
import { type Args, list, nested, nestedObject, optionalText, text } from './args';
import { type Methods, ownChannel } from './method';
import { OWN_CHANNEL } from './refusal-groups';

const WRITE = ['canvases:write'];

export const canvasMethods: Methods = {
  'conversations.canvases.create': {
    scopes: WRITE,
    tier: 2,
    required: ['channel_id'],
    refuses: [
      ...OWN_CHANNEL,
      'channel_canvas_already_exists',
      'canvas_too_large',
      'canvas_creation_failed',
    ],
    handle: create,
  },
  'canvases.create': {
    scopes: WRITE,
    tier: 2,
    refuses: [
      ...OWN_CHANNEL,
      'channel_canvas_already_exists',
      'canvas_too_large',
      'canvas_creation_failed',
    ],
    handle: create,
  },
  'canvases.edit': {
    scopes: WRITE,
    tier: 3,
    required: ['canvas_id', 'changes'],
    refuses: ['canvas_not_found', 'canvas_too_large', 'canvas_editing_failed'],
    handle: edit,
  },
  'canvases.delete': {
    scopes: WRITE,
    tier: 3,
    required: ['canvas_id'],
    refuses: ['canvas_not_found'],
    handle: remove,
  },
  'canvases.sections.lookup': {
    scopes: ['canvases:read'],
    tier: 3,
    required: ['canvas_id', 'criteria'],
    refuses: ['canvas_not_found'],
    handle: lookup,
  },
  'canvases.access.set': {
    scopes: WRITE,
    tier: 3,
    required: ['canvas_id', 'access_level'],
    refuses: ['canvas_not_found', 'invalid_parameters', 'channel_not_found', 'user_not_found'],
    handle: setAccess,
  },
};

function create(world: World, args: Args): Json {
  const channelId = optionalText(args, 'channel_id');
  const channel = channelId ? ownChannel(world, channelId) : undefined;
  const content = nestedObject(args, 'document_content', 'invalid_arguments');
  const canvas = createCanvas(world, {
    title: text(args, 'title'),
    markdown: content ? markdownOf(content) : '',
    ...(channel ? { channel } : {}),
  });
  return { canvas_id: canvas.id };
}

function markdownOf(content: unknown): string {
  const isWhole =
    isObject(content) && content.type === 'markdown' && typeof content.markdown === 'string';
  if (!isWhole) {
    throw invalid('invalid_arguments', [
      'must be {type: "markdown", markdown} [json-pointer:/document_content]',
    ]);
  }
  return String(content.markdown);
}

function edit(world: World, args: Args): Json {
  const canvas = canvasOf(world, args);
  const changes = nested(args, 'changes', 'invalid_arguments');
  const [change, ...others] = Array.isArray(changes) ? (changes as unknown[]) : [];
  if (!isObject(change) || others.length > 0) {
    throw invalid('invalid_arguments', ['must have exactly 1 item [json-pointer:/changes]']);
  }
  if (change.operation === 'rename') canvas.title = markdownOf(change.title_content);
  else editCanvas(world, canvas, readChange(change));
  world.changed();
  return {};
}

const OPERATIONS: readonly CanvasOperation[] = [
  'insert_at_start',
  'insert_at_end',
  'insert_before',
  'insert_after',
  'replace',
  'delete',
];

function readChange(change: Json): CanvasChange {
  const operation = OPERATIONS.find((each) => each === change.operation);
  const sectionId = typeof change.section_id === 'string' ? change.section_id : undefined;
  const needsSection = ['insert_before', 'insert_after', 'delete'].includes(operation ?? '');
  if (!operation || (needsSection && !sectionId)) {
    throw invalid('invalid_arguments', [
      'unknown or incomplete operation [json-pointer:/changes/0]',
    ]);
  }
  return {
    operation,
    markdown: operation === 'delete' ? '' : markdownOf(change.document_content),
    ...(sectionId ? { sectionId } : {}),
  };
}

function remove(world: World, args: Args): Json {
  deleteCanvas(world, canvasOf(world, args));
  return {};
}

function canvasOf(world: World, args: Args): CanvasRecord {
  const canvas = world.canvases.get(text(args, 'canvas_id'));
  if (!canvas) throw new SlackFailure('canvas_not_found');
  return canvas;
}

function lookup(world: World, args: Args): Json {
  const canvas = canvasOf(world, args);
  const criteria = nestedObject(args, 'criteria', 'invalid_arguments') ?? {};
  const found = canvas.sections.filter((section) => fits(section, criteria));
  return { sections: found.map(({ id }) => ({ id })) };
}

function fits({ markdown }: CanvasSection, criteria: Json): boolean {
  const types = criteria.section_types as string[] | undefined;
  const words = criteria.contains_text as string | undefined;
  const level = headingLevel(markdown);
  const fitsType =
    !types ||
    (level !== undefined && (types.includes('any_header') || types.includes(`h${level}`)));
  return fitsType && (!words || markdown.includes(words));
}

/** A channel's canvas is for the channel; for others this workspace has nobody to keep out. */
function setAccess(world: World, args: Args): Json {
  canvasOf(world, args);
  if (!['read', 'write', 'owner'].includes(text(args, 'access_level'))) {
    throw new SlackFailure('invalid_parameters');
  }
  const channels = list(args, 'channel_ids');
  const users = list(args, 'user_ids');
  if ((channels.length === 0) === (users.length === 0))
    throw new SlackFailure('invalid_parameters');
  if (channels.some((id) => !world.channels.has(id))) throw new SlackFailure('channel_not_found');
  if (users.some((id) => !world.people.has(id))) throw new SlackFailure('user_not_found');
  return {};
}
