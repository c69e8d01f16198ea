import type { JSX } from 'preact';
import type { Message } from '../../types';
import { copyText } from '../lib/copy-text';
import { explain } from '../lib/explain';
import { Icon } from '../lib/icons';
import { Menu, type MenuItem } from '../lib/menu';
import { permalinkOf } from '../lib/permalink';
import { findChannel, useWorkspace, type Workspace } from '../lib/workspace';
import { isOwn } from './own-message';
import { ReactionPicker } from './reactions';

interface MessageMenuProps {
  readonly message: Message;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** What can be done with a message. */
export function MessageMenu({ message, onEdit, onDelete }: MessageMenuProps): JSX.Element | null {
  const workspace = useWorkspace();
  const channel = findChannel(workspace.state, message.channel);
  if (message.ephemeralFor || !channel?.isMember) return null;
  const root = message.thread_ts ?? message.ts;
  return (
    <div class="message-menu" role="toolbar" aria-label="Message actions">
      <ReactionPicker message={message} />
      <button
        type="button"
        class="icon-button"
        aria-label="Reply in thread"
        title="Reply in thread"
        onClick={() => workspace.go({ thread: root, pins: false })}
      >
        <Icon name="thread" />
      </button>
      <Menu
        label="More actions"
        face={<Icon name="more" />}
        items={itemsFor(workspace, message, onEdit, onDelete)}
      />
    </div>
  );
}

function itemsFor(
  workspace: Workspace,
  message: Message,
  onEdit: () => void,
  onDelete: () => void,
): MenuItem[] {
  return [
    ...shortcutItems(workspace, message),
    pinItem(workspace, message),
    { label: 'Copy link', run: () => void copyLink(workspace, message) },
    ...(isOwn(message, workspace.state.me.id)
      ? [
          { label: 'Edit message', run: onEdit },
          { label: 'Delete message', isDanger: true, run: onDelete },
        ]
      : []),
  ];
}

function shortcutItems(workspace: Workspace, message: Message): MenuItem[] {
  const { app } = workspace.state;
  return app.shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ name, callbackId }) => ({
      label: name,
      hint: app.name,
      run: () => void runShortcut(workspace, message, name, callbackId),
    }));
}

async function runShortcut(
  { act, notify }: Workspace,
  message: Message,
  name: string,
  callbackId: string,
): Promise<void> {
  const outcome = await act('messageShortcut', message.channel, message.ts, callbackId);
  if (!outcome.ok) notify(explain(`“${name}”`, outcome.error));
}

function pinItem({ state, attempt }: Workspace, { channel, ts }: Message): MenuItem {
  const isPinned = findChannel(state, channel)?.pins.includes(ts);
  return isPinned
    ? { label: 'Unpin from channel', run: () => void attempt('unpin', channel, ts) }
    : { label: 'Pin to channel', run: () => void attempt('pin', channel, ts) };
}

async function copyLink({ notify }: Workspace, message: Message): Promise<void> {
  const link = permalinkOf(message);
  notify((await copyText(link)) ? 'The link is copied.' : link);
}
