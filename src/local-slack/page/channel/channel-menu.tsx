import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PageChannel } from '../../page-state';
import { ConfirmDialog } from '../forms/confirm-dialog';
import { Icon } from '../lib/icons';
import { Menu, type MenuItem } from '../lib/menu';
import { useWorkspace, type Workspace } from '../lib/workspace';
import { EditTopic } from './edit-topic';

type Asked = '' | 'topic' | 'archive';

/** What can be done with a channel, by those who may; nothing for those who may do nothing. */
export function ChannelMenu({ channel }: { readonly channel: PageChannel }): JSX.Element | null {
  const workspace = useWorkspace();
  const [asked, setAsked] = useState<Asked>('');
  const items = itemsFor(workspace, channel, setAsked);
  const close = (): void => setAsked('');
  if (items.length === 0) return null;
  return (
    <>
      <Menu label="Channel actions" face={<Icon name="down" />} items={items} />
      {asked === 'topic' && <EditTopic channel={channel} onClose={close} />}
      {asked === 'archive' && (
        <ConfirmDialog
          confirm={archiving(channel.name)}
          onAnswer={(isSure) => {
            close();
            if (isSure) void workspace.attempt('archive', channel.id);
          }}
        />
      )}
    </>
  );
}

function itemsFor(
  { state, attempt }: Workspace,
  channel: PageChannel,
  ask: (what: Asked) => void,
): MenuItem[] {
  const { id, isDirect, isArchived, isMember, isGeneral } = channel;
  const isStaff = !state.me.isGuest && !state.me.isStranger;
  if (isDirect) return [];
  if (isArchived) {
    const unarchive = { label: 'Unarchive channel', run: () => void attempt('unarchive', id) };
    return isStaff ? [unarchive] : [];
  }
  if (!isMember) return [];
  return [
    ...(isStaff ? [{ label: 'Edit topic', run: () => ask('topic') }] : []),
    ...(isGeneral ? [] : [{ label: 'Leave channel', run: () => void attempt('leave', id) }]),
    ...(isStaff && !isGeneral
      ? [{ label: 'Archive channel', isDanger: true, run: () => ask('archive') }]
      : []),
  ];
}

/** A confirmation dialog object, as an app would give one. */
function archiving(name: string) {
  return {
    title: { type: 'plain_text', text: 'Archive channel' },
    text: {
      type: 'plain_text',
      text: `#${name} can then be read and not be written to. It can be unarchived.`,
    },
    confirm: { type: 'plain_text', text: 'Archive' },
    style: 'danger',
  };
}
