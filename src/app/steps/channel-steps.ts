import { entry } from '../../commands/define-command';
import { accept, type Decision } from '../../domain/decision';
import { hindsight } from '../../domain/person';
import { channelName } from '../../domain/titles';
import { ChatError } from '../../ports/chat';
import type { Method } from '../call-budget';
import { isLockedOut } from '../locked-out';
import { done, type StepContext, type StepKind, text, texts } from './step-kind';

const mostNames = 20;

/** Makes the incident's channel under a free name, or takes the one it was opened in, and puts that on record. */
export const openChannel: StepKind = {
  needsChannel: false,
  isVital: true,
  calls: callsToOpen,
  async run(context) {
    const { incident, book, deps, step } = context;
    const { opening, channel } = incident.state;
    if (opening === undefined) return done;
    const linked =
      channel !== undefined && channel.name !== '' ? channel : await makeOrTake(context);
    await book.record<Decision>(incident.id, { by: hindsight, source: 'system' }, ({ state }) =>
      state.channel?.id === linked.id && state.channel.name !== ''
        ? accept()
        : accept(entry('channel-linked', { channelId: linked.id, name: linked.name })),
    );
    // An earlier try may have made it, and people were in it before anybody knew whose it is.
    if (step.attempts > 0) deps.lookAgain();
    await inviteOpener(context, linked.id);
    return { channelId: linked.id };
  },
};

/** Everything else waits for the channel, but not for who Slack would not let in: a step of its own tells people so. */
async function inviteOpener({ deps, chat, incident, step }: StepContext, channelId: string) {
  const userIds = [text(step, 'openedBy')];
  try {
    await chat.invite(channelId, userIds);
  } catch (err) {
    if (!(err instanceof ChatError) || err.isTransient || isLockedOut(err)) throw err;
    const again = { key: 'invite-opener', kind: 'invite', payload: { userIds } };
    await deps.outbox.add(incident.id, [again], deps.clock.now());
    deps.wake();
  }
}

function callsToOpen({ incident: { state }, step }: StepContext): readonly Method[] {
  if (state.opening?.usesThisChannel)
    return ['conversations.join', 'conversations.info', 'conversations.invite'];
  const lookup = step.attempts > 0 ? (['users.conversations'] as const) : [];
  return [...lookup, 'conversations.create', 'conversations.invite'];
}

async function makeOrTake(context: StepContext): Promise<{ id: string; name: string }> {
  const { opening } = context.incident.state;
  if (opening === undefined || !opening.usesThisChannel) return makeChannel(context);
  const channel = await context.chat.channel(opening.channelId);
  // Into a private one the bot was invited; nobody can join one by themselves.
  if (!channel.isPrivate) await context.chat.join(opening.channelId);
  return channel;
}

/** The first name may be taken, by somebody else or by a try of ours whose answer was lost. */
async function makeChannel(context: StepContext): Promise<{ id: string; name: string }> {
  const { opening, title } = context.incident.state;
  for (let attempt = 1; attempt <= mostNames; attempt += 1) {
    const made = await makeNamed(context, channelName(opening?.number ?? 0, title, attempt));
    if (made !== undefined) return made;
  }
  throw new ChatError('name_taken', 'conversations.create', false);
}

/** The channel of this name, or undefined where somebody else has it. */
async function makeNamed({ chat, incident, step }: StepContext, name: string) {
  const earlier = step.attempts > 0 ? await chat.findOwnChannel(name) : undefined;
  if (earlier !== undefined) return earlier;
  try {
    return await chat.createChannel(name, incident.state.opening?.isPrivate ?? false);
  } catch (error) {
    if (error instanceof ChatError && error.code === 'name_taken') return undefined;
    throw error;
  }
}

export const invite: StepKind = {
  needsChannel: true,
  calls: () => ['conversations.invite'],
  async run({ chat, channelId, step }) {
    const refused = await chat.invite(channelId, texts(step, 'userIds'));
    return refused.length === 0 ? done : { refused };
  },
};

export const archiveChannel: StepKind = {
  needsChannel: true,
  calls: () => ['conversations.archive'],
  async run({ chat, channelId }) {
    await chat.archive(channelId);
    return done;
  },
};
