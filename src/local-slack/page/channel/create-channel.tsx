import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SmallForm } from '../forms/small-form';
import { TextLine } from '../forms/text-line';
import { useWorkspace } from '../lib/workspace';
import { channelProblem } from './channel-problem';

interface CreateChannelProps {
  /** With the name of the channel, once there is one. */
  readonly onClose: (made?: string) => void;
}

/** What a new channel is called, and who sees it. */
export function CreateChannel({ onClose }: CreateChannelProps): JSX.Element {
  const { act } = useWorkspace();
  const [name, setName] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [problem, setProblem] = useState('');

  async function create(): Promise<void> {
    const outcome = await act('createChannel', name, { isPrivate });
    if (outcome.ok) onClose(name);
    else setProblem(channelProblem(outcome.error, name));
  }

  return (
    <SmallForm
      title="Create a channel"
      submitLabel="Create"
      onSubmit={create}
      onClose={() => onClose()}
    >
      <TextLine
        label="Name"
        hint="Lower-case letters, digits, hyphens and underscores."
        placeholder="release-42"
        value={name}
        problem={problem}
        onText={(text) => {
          setProblem('');
          setName(asName(text));
        }}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={isPrivate}
          onChange={(event) => setPrivate(event.currentTarget.checked)}
        />
        <span>
          Private
          <span class="hint">Only those who are invited see it.</span>
        </span>
      </label>
    </SmallForm>
  );
}

/** As Slack's own form does while one types. */
function asName(text: string): string {
  return text.toLowerCase().replaceAll(/\s/g, '-');
}
