import { throughPager } from '../../domain/entries/escalation-acknowledged';
import type { Escalation, Handover, IncidentState } from '../../domain/incident-state';
import { between } from '../../domain/moments';
import type { Target } from '../../domain/person';
import { formatDuration, formatMoment } from '../../domain/time/format';
import type { Line, Message, Piece } from '../../report/message';
import type { IncidentInHand } from '../incident-in-hand';
import { labelOf, nameOf, packValue } from '../names';
import { pagersAsked } from '../paging/page-effects';
import { targetSpan } from '../views/asking-again';
import { sayButton } from '../views/state';
import { summaryMessage } from '../views/summary';
import { callsToPost, postOnce } from './post-once';
import { done, number, type StepContext, type StepKind, text } from './step-kind';

/** Posts that somebody is asked for help, so that they are told, with a button for whoever takes it. */
export const postEscalation: StepKind = {
  needsChannel: true,
  calls: (context) => ['conversations.invite', ...callsToPost(context)],
  async run(context) {
    const escalation = escalationOf(context);
    if (escalation === undefined) return done;
    if (escalation.target.kind === 'user') await inviteQuietly(context, escalation.target);
    return postOnce(context, escalationMessage(context, escalation));
  },
};

/** Shows on the message of an escalation that somebody is on it. */
export const refreshEscalation: StepKind = {
  needsChannel: true,
  calls: () => ['chat.update'],
  async run(context) {
    const escalation = escalationOf(context);
    if (escalation !== undefined) {
      await editPosted(context, escalation.id, escalationMessage(context, escalation));
    }
    return done;
  },
};

/** What an escalation's message says now. */
export function escalationShown(context: StepContext): Message | undefined {
  const escalation = escalationOf(context);
  return escalation && escalationMessage(context, escalation);
}

function escalationOf({ incident, step }: StepContext): Escalation | undefined {
  return incident.state.escalations.find((one) => one.id === text(step, 'escalation'));
}

/** Somebody who is not in the channel is told nothing by a mention; one who cannot be invited is mentioned all the same. */
async function inviteQuietly({ chat, channelId }: StepContext, { id }: Target): Promise<void> {
  if (id !== undefined) await chat.invite(channelId, [id]);
}

function escalationMessage({ incident, deps }: StepContext, escalation: Escalation): Message {
  const { id, target, text: why, by, acknowledged, at } = escalation;
  const zone = deps.settings.reportZone;
  const passed = escalation.passedOn.map(
    (one): Line => [
      `Passed on to ${one.target.name} at ${formatMoment(one.at, zone, { withZone: true })}`,
    ],
  );
  const heading: Line = [{ bold: `${id} ` }, targetSpan(target), ': ', why];
  const pagers = pagersAsked(escalation);
  const paging = pagers.length === 0 ? '' : `. Paging ${pagers.join(', ')}`;
  const asked = `Help is wanted. Asked by ${by.name} at ${formatMoment(at, zone, { withZone: true })}${paging}`;
  const summary = `${labelOf(incident.state)} needs ${target.name}: ${why}`;
  if (acknowledged === undefined) {
    const value = packValue(incident.id, id);
    return {
      summary,
      notifies: true,
      pieces: [
        { piece: 'text', lines: [heading] },
        { piece: 'small', lines: [[asked], ...passed] },
        {
          piece: 'buttons',
          buttons: [{ action: 'acknowledge', label: 'Acknowledge', style: 'primary', value }],
        },
      ],
    };
  }
  const after = formatDuration(between(at, acknowledged.at) ?? 0);
  const words = acknowledged.text === '' ? '' : `: ${acknowledged.text}`;
  return {
    summary: `${summary} (acknowledged by ${acknowledged.by.name})`,
    pieces: [
      { piece: 'text', lines: [heading] },
      { piece: 'small', lines: [[asked], ...passed] },
      {
        piece: 'small',
        lines: [
          [
            `✅ Acknowledged by ${acknowledged.by.name}${throughPager(acknowledged.pager)} after ${after}${words}`,
          ],
        ],
      },
    ],
  };
}

export const postUpdate: StepKind = {
  needsChannel: true,
  calls: callsToPost,
  async run(context) {
    const message = updateMessage(context);
    return message === undefined ? done : postOnce(context, message);
  },
};

/** What the stakeholders are told; undefined for an update that is no longer on record. */
export function updateMessage(
  { incident, deps, step }: StepContext,
  place: Line = [],
): Message | undefined {
  const { state } = incident;
  const update = state.updates.find((one) => one.seq === number(step, 'seq'));
  if (update === undefined) return undefined;
  const due =
    update.nextDue === undefined
      ? ''
      : `. Next update by ${formatMoment(update.nextDue, deps.settings.reportZone, { withZone: true })}`;
  const where: Line = place.length === 0 ? [] : [' in ', ...place];
  const pieces: Piece[] = [
    {
      piece: 'text',
      lines: [[{ bold: `Update on ${drillMark(state)}${nameOf(state)}` }, ...where]],
    },
    { piece: 'text', lines: [[update.text]] },
    { piece: 'small', lines: [[`${update.by.name}${due}`]] },
  ];
  return { summary: `Update on ${nameOf(state)}: ${update.text}`.slice(0, 500), pieces };
}

function drillMark({ opening }: IncidentState): string {
  return opening?.isDrill ? 'DRILL ' : '';
}

export const postHandover: StepKind = {
  needsChannel: true,
  calls: callsToPost,
  async run(context) {
    const handover = handoverOf(context);
    return handover === undefined
      ? done
      : postOnce(context, handoverMessage(context.incident, handover));
  },
};

export const refreshHandover: StepKind = {
  needsChannel: true,
  calls: () => ['chat.update'],
  async run(context) {
    const handover = handoverOf(context);
    if (handover !== undefined) {
      await editPosted(
        context,
        `handover:${handover.seq}`,
        handoverMessage(context.incident, handover),
      );
    }
    return done;
  },
};

export function handoverShown(context: StepContext): Message | undefined {
  const handover = handoverOf(context);
  return handover && handoverMessage(context.incident, handover);
}

function handoverOf({ incident, step }: StepContext): Handover | undefined {
  return incident.state.handovers.find((one) => one.seq === number(step, 'seq'));
}

function handoverMessage(
  { id, state }: IncidentInHand,
  { to, by, text: note, accepted, seq }: Handover,
): Message {
  const summary = `${by.name} hands ${labelOf(state)} over to ${to.name}`;
  const lines: Line[] = [
    [
      { bold: by.name },
      ' hands ',
      { bold: nameOf(state) },
      ' over to ',
      { person: to.id, name: to.name },
    ],
    ...(note === '' ? [] : [[note]]),
  ];
  const last: Piece = accepted
    ? { piece: 'small', lines: [[`✅ ${to.name} leads now`]] }
    : {
        piece: 'buttons',
        buttons: [
          {
            action: 'accept-handover',
            label: 'Accept',
            style: 'primary',
            value: packValue(id, seq),
          },
        ],
      };
  return {
    summary,
    pieces: [{ piece: 'text', lines }, last],
    ...(!accepted && { notifies: true as const }),
  };
}

/** Edits what an earlier step posted; one that never got out, or that somebody deleted, is left alone. */
async function editPosted(
  { deps, chat, incident }: StepContext,
  key: string,
  message: Message,
): Promise<void> {
  const posted = await deps.outbox.result(incident.id, key);
  const { ts, channelId } = posted ?? {};
  if (typeof ts === 'string' && typeof channelId === 'string')
    await chat.edit(channelId, ts, message);
}

export const postReopened: StepKind = {
  needsChannel: true,
  calls: callsToPost,
  run: (context) => postOnce(context, reopenedShown(context)),
};

export function reopenedShown({ incident, step }: StepContext): Message {
  const change = incident.state.statuses.find((one) => one.seq === number(step, 'seq'));
  const why = change === undefined || change.text === '' ? '' : `: ${change.text}`;
  const summary = `${nameOf(incident.state)} is open again${why}`;
  const value = packValue(incident.id);
  return {
    summary,
    pieces: [
      { piece: 'text', lines: [[summary]] },
      { piece: 'buttons', buttons: [{ action: 'write-update', label: 'Post update', value }] },
    ],
  };
}

/** A marked message is gone: whoever recorded it says whether the entry stays. */
export const askAboutDeleted: StepKind = {
  needsChannel: true,
  calls: () => ['chat.postEphemeral'],
  async run({ chat, channelId, incident, step }) {
    const seq = number(step, 'seq');
    const recorder = incident.log[seq - 1]?.meta.by.id;
    if (recorder === undefined || recorder === 'hindsight') return done;
    const id = `T${seq}`;
    const value = packValue(incident.id, id);
    await chat.whisper(channelId, recorder, {
      summary: `The message of ${id} was deleted`,
      pieces: [
        {
          piece: 'text',
          lines: [
            ['The message that ', { bold: id }, ' was taken from was deleted in Slack.'],
            ['The entry is still on record, marked as removed in Slack. What should become of it?'],
          ],
        },
        {
          piece: 'buttons',
          buttons: [
            { action: 'keep-entry', label: 'Keep it', value },
            sayButton(incident.id, 'edit', 'Reword it', id),
            { action: 'remove-entry', label: 'Remove it', style: 'danger', value },
          ],
        },
      ],
    });
    return done;
  },
};

/** What to know, for somebody who has just come in; lost if they have left again. */
export const catchUpStep: StepKind = {
  needsChannel: true,
  calls: () => ['chat.postEphemeral'],
  async run({ deps, directory, chat, channelId, incident, step }) {
    const person = await directory.find(step.workspaceId, text(step, 'userId'));
    const message = summaryMessage(incident, person.zone, deps.clock.now());
    const welcome: Piece = {
      piece: 'small',
      lines: [['Welcome. This is what to know; only you can see it.']],
    };
    await chat.whisper(channelId, person.id, { ...message, pieces: [welcome, ...message.pieces] });
    return done;
  },
};
