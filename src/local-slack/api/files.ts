import { isObject } from '../json';
import { LIMITS } from '../limits';
import type { Json } from '../types';
import { canvasFileJson } from '../world/canvases';
import { SlackFailure } from '../world/failure';
import { createFile, deleteFile, fileJson, maySeeFile, shareFiles } from '../world/files';
import type { FileRecord } from '../world/records';
import type { World } from '../world/world';
import { type Args, integer, list, nested, optionalText, text } from './args';
import { byBot } from './chat';
import { readBlocks } from './content';
import { type Methods, ownChannel } from './method';
import { OWN_CHANNEL } from './refusal-groups';

const GIGABYTE = 1024 ** 3;

export const fileMethods: Methods = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    tier: 4,
    required: ['filename', 'length'],
    refuses: ['alt_txt_too_large', 'snippet_too_large'],
    handle: startUpload,
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    tier: 4,
    required: ['files'],
    refuses: [
      ...OWN_CHANNEL,
      'channels_limit_exceeded',
      'file_not_found',
      'invalid_blocks',
      'invalid_blocks_format',
      'msg_blocks_too_many',
      'thread_not_found',
    ],
    handle: completeUpload,
  },
  'files.info': {
    scopes: ['files:read'],
    tier: 4,
    required: ['file'],
    refuses: ['file_not_found'],
    handle: info,
  },
  'files.list': { needsTeam: true, scopes: ['files:read'], tier: 3, refuses: [], handle: listAll },
  'files.delete': {
    scopes: ['files:write'],
    tier: 3,
    required: ['file'],
    refuses: ['file_not_found', 'cant_delete_file'],
    handle: remove,
  },
};

function startUpload(world: World, args: Args): Json {
  const length = integer(args, 'length', { fallback: 0, max: GIGABYTE, code: 'invalid_arguments' });
  const altText = optionalText(args, 'alt_txt') ?? optionalText(args, 'alt_text');
  if (altText && altText.length > LIMITS.altText.value) throw new SlackFailure('alt_txt_too_large');
  if (args.snippet_type && length > LIMITS.snippetBytes.value)
    throw new SlackFailure('snippet_too_large');
  const file = createFile(world, {
    name: text(args, 'filename'),
    user: world.app.botUserId,
    length,
  });
  if (altText) file.altText = altText;
  return { upload_url: `${world.url}upload/${file.id}`, file_id: file.id };
}

function completeUpload(world: World, args: Args): Json {
  const files = uploadedFiles(world, args);
  const ids = [...list(args, 'channels'), ...list(args, 'channel_id')];
  if (ids.length > LIMITS.fileChannels.value) throw new SlackFailure('channels_limit_exceeded');
  const channels = ids.map((id) => ownChannel(world, id));
  const blocks = readBlocks(args);
  const thread = optionalText(args, 'thread_ts');
  for (const file of files) file.isComplete = true;
  for (const channel of channels) {
    shareFiles(world, channel, files, {
      ...byBot(world),
      text: optionalText(args, 'initial_comment') ?? '',
      ...(blocks ? { blocks } : {}),
      ...(thread ? { thread_ts: thread } : {}),
    });
  }
  world.changed();
  return { files: files.map((file) => fileJson(world, file)) };
}

/** The files named, titled. Throws `file_not_found` for one that is unknown, done already, or whose bytes never came. */
function uploadedFiles(world: World, args: Args): FileRecord[] {
  const given = nested(args, 'files', 'invalid_arguments');
  if (!Array.isArray(given) || given.length === 0) throw new SlackFailure('invalid_arguments');
  return given.map((each: unknown) => {
    const { id, title } = isObject(each) ? each : {};
    const file = world.files.get(String(id));
    if (!file || file.isComplete || file.bytes.length !== file.length) {
      throw new SlackFailure('file_not_found');
    }
    if (typeof title === 'string') file.title = title;
    return file;
  });
}

function info(world: World, args: Args): Json {
  const id = text(args, 'file');
  const canvas = world.canvases.get(id);
  const file = canvas ? canvasFileJson(world, canvas) : fileJson(world, visibleFile(world, id));
  return { file, comments: [] };
}

function visibleFile(world: World, id: string): FileRecord {
  const file = world.files.get(id);
  if (!file?.isComplete || !maySeeFile(world, file, world.app.botUserId)) {
    throw new SlackFailure('file_not_found');
  }
  return file;
}

function listAll(world: World, args: Args): Json {
  const channel = optionalText(args, 'channel');
  const files = [...world.files.values()].filter(
    (file) =>
      file.isComplete &&
      maySeeFile(world, file, world.app.botUserId) &&
      (channel === undefined || file.channels.has(channel)),
  );
  return {
    files: files.map((file) => fileJson(world, file)),
    paging: { count: 100, total: files.length, page: 1, pages: 1 },
  };
}

function remove(world: World, args: Args): Json {
  const file = visibleFile(world, text(args, 'file'));
  if (file.user !== world.app.botUserId) throw new SlackFailure('cant_delete_file');
  deleteFile(world, file);
  return {};
}
