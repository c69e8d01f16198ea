import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PageChannel } from '../../page-state';
import { SmallForm } from '../forms/small-form';
import { TextLine } from '../forms/text-line';
import { useWorkspace } from '../lib/workspace';
import { unescapeEntities } from '../text/mrkdwn';
import { channelProblem } from './channel-problem';

interface EditTopicProps {
  readonly channel: PageChannel;
  readonly onClose: () => void;
}

/** What a channel is about at the moment. */
export function EditTopic({ channel, onClose }: EditTopicProps): JSX.Element {
  const { act } = useWorkspace();
  const [topic, setTopic] = useState(unescapeEntities(channel.topic));
  const [problem, setProblem] = useState('');

  async function save(): Promise<void> {
    const outcome = await act('setTopic', channel.id, topic.trim());
    if (outcome.ok) onClose();
    else setProblem(channelProblem(outcome.error, topic.trim()));
  }

  return (
    <SmallForm title="Edit topic" submitLabel="Save" onSubmit={save} onClose={onClose}>
      <TextLine
        label="Topic"
        hint={`What #${channel.name} is about at the moment. Everybody in it sees it at the top.`}
        value={topic}
        problem={problem}
        onText={(text) => {
          setProblem('');
          setTopic(text);
        }}
      />
    </SmallForm>
  );
}
