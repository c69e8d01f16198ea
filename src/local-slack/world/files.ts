import type { Json } from '../types';
import { canSee, seconds } from './channels';
import { slackId } from './ids';
import { type NewMessage, postMessage } from './messages';
import type { ChannelRecord, FileRecord, MessageRecord } from './records';
import type { World } from './world';

interface NewFileRecord {
  readonly name: string;
  readonly mimetype?: string;
  readonly user: string;
  readonly bytes?: Uint8Array;
  readonly length: number;
}

const TYPES = new Map(
  Object.entries({
    md: 'text/markdown',
    html: 'text/html',
    txt: 'text/plain',
    log: 'text/plain',
    json: 'application/json',
    csv: 'text/csv',
    svg: 'image/svg+xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    pdf: 'application/pdf',
  }),
);

export function createFile(world: World, given: NewFileRecord): FileRecord {
  const extension = given.name.split('.').at(-1)?.toLowerCase() ?? '';
  const file: FileRecord = {
    id: slackId('F'),
    name: given.name,
    title: given.name,
    mimetype: given.mimetype ?? TYPES.get(extension) ?? 'application/octet-stream',
    user: given.user,
    created: seconds(world),
    channels: new Set(),
    bytes: given.bytes ?? new Uint8Array(),
    isComplete: given.bytes !== undefined,
    length: given.length,
  };
  world.files.set(file.id, file);
  return file;
}

/** Posts files into a channel, in one message, and tells the app of each. */
export function shareFiles(
  world: World,
  channel: ChannelRecord,
  files: readonly FileRecord[],
  message: NewMessage,
): MessageRecord {
  for (const file of files) file.channels.add(channel.id);
  const shared = postMessage(world, channel, {
    ...message,
    subtype: 'file_share',
    files: files.map((file) => fileJson(world, file)),
    upload: false,
    display_as_bot: false,
  });
  for (const { id, user } of files) {
    const event = { type: 'file_shared', file_id: id, user_id: user, file: { id } };
    world.emit({ ...event, channel_id: channel.id }, channel.id);
  }
  return shared;
}

/** Takes a file away; the messages that had it keep a tombstone. */
export function deleteFile(world: World, file: FileRecord): void {
  world.files.delete(file.id);
  for (const channel of world.channels.values()) {
    for (const message of channel.messages) {
      const files = message.files?.map((each) =>
        each.id === file.id ? { id: file.id, mode: 'tombstone' } : each,
      );
      if (files) message.files = files;
    }
  }
  world.changed();
}

/** Whether somebody may read a file: whoever put it there, and whoever sees a channel it is in. */
export function maySeeFile(world: World, file: FileRecord, person: string): boolean {
  if (file.user === person) return true;
  return [...file.channels].some((id) => {
    const channel = world.channels.get(id);
    return channel !== undefined && canSee(world, channel, person);
  });
}

/** A file as the Web API shows it. */
export function fileJson(world: World, file: FileRecord): Json {
  const path = `files-pri/${world.team.id}-${file.id}/`;
  const name = encodeURIComponent(file.name);
  const extension = file.name.includes('.') ? (file.name.split('.').at(-1) ?? '') : '';
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extension || 'binary',
    pretty_type: extension.toUpperCase() || 'Binary',
    user: file.user,
    user_team: world.team.id,
    editable: false,
    size: file.bytes.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: [...file.channels].some((id) => world.channels.get(id)?.isPrivate === false),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${world.url}${path}${name}`,
    url_private_download: `${world.url}${path}download/${name}`,
    permalink: `${world.url}files/${file.user}/${file.id}/${name}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...(file.altText ? { alt_txt: file.altText } : {}),
    ...shares(world, file),
  };
}

function shares(world: World, file: FileRecord): Json {
  const ids = [...file.channels];
  const kind = (id: string): string | undefined => {
    const channel = world.channels.get(id);
    return channel?.isDirect ? 'ims' : channel?.isPrivate ? 'groups' : 'channels';
  };
  return {
    channels: ids.filter((id) => kind(id) === 'channels'),
    groups: ids.filter((id) => kind(id) === 'groups'),
    ims: ids.filter((id) => kind(id) === 'ims'),
  };
}
