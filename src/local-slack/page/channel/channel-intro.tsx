import type { JSX } from 'preact';
import type { PageApp, PageChannel, PageCommand } from '../../page-state';
import { DemoButton } from '../demo/demo-bar';
import { Icon } from '../lib/icons';
import { useWorkspace } from '../lib/workspace';

interface ChannelIntroProps {
  readonly channel: PageChannel;
  /** Puts something into the composer, for the reader to send. */
  readonly onDraft: (text: string) => void;
}

/** Above the first message: where this is, and what the app understands here. */
export function ChannelIntro({ channel, onDraft }: ChannelIntroProps): JSX.Element {
  const { app } = useWorkspace().state;
  const hasApp = channel.messages.some(({ ephemeralFor, bot_id }) => ephemeralFor || bot_id);
  const canWrite = channel.isMember && !channel.isArchived;
  const isAmongPeople = channel.isDirect && channel.id !== app.directChannel;
  return (
    <div class="intro">
      <h2>
        <Name channel={channel} />
      </h2>
      <p class="faint">
        {channel.purpose ||
          `This is the beginning of ${channel.isDirect ? 'your conversation' : 'the channel'}.`}
      </p>
      {!hasApp && canWrite && !isAmongPeople && (
        <FirstSteps app={app} isDirect={channel.isDirect} onDraft={onDraft} />
      )}
    </div>
  );
}

function Name({ channel }: { readonly channel: PageChannel }): JSX.Element {
  if (channel.isPrivate) {
    return (
      <>
        <Icon name="lock" /> {channel.name}
      </>
    );
  }
  return <>{channel.isDirect ? channel.name : `#${channel.name}`}</>;
}

interface FirstStepsProps {
  readonly app: PageApp;
  /** Between one person and the app. */
  readonly isDirect: boolean;
  readonly onDraft: (text: string) => void;
}

function FirstSteps({ app, isDirect, onDraft }: FirstStepsProps): JSX.Element {
  const { demo } = useWorkspace().state;
  const shortcuts = app.shortcuts.filter(({ type }) => type === 'message');
  return (
    <div class="first-steps">
      {app.commands.map((command) => {
        const line = firstLine(command);
        return (
          <p>
            Type{' '}
            <button type="button" class="try" onClick={() => onDraft(`${line} `)}>
              {line}
            </button>{' '}
            to begin. <span class="faint">{command.description}</span>
          </p>
        );
      })}
      {shortcuts.length > 0 && !isDirect && (
        <p class="faint">
          Or write a message, point at it and open its ⋮ menu:{' '}
          {shortcuts.map(({ name }) => name).join(', ')}.
        </p>
      )}
      {demo?.state === 'ready' && (
        <p>
          <DemoButton does="play" isPrimary>
            {demo.label}
          </DemoButton>{' '}
          <span class="faint">{demo.about}</span>
        </p>
      )}
      {!app.isConnected && <p class="error">{app.name} is not connected yet.</p>}
    </div>
  );
}

/** The command with the first word of its usage hint, where that is a word to type and not a placeholder. */
function firstLine({ command, usageHint }: PageCommand): string {
  const [word] = /^[a-z-]+(?=$|[\s|,·])/.exec(usageHint) ?? [];
  return word ? `${command} ${word}` : command;
}
