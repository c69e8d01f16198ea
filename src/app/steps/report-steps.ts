import { replay } from '../../domain/replay';
import { ChatError } from '../../ports/chat';
import { PictureError } from '../../ports/picture';
import { pictureFileName, type ReportModel, reportFileName } from '../../report/model';
import type { Deps } from '../deps';
import { modelOf, reportMessages, resultMessage } from '../report-messages';
import { callsToPost, postOnce } from './post-once';
import { done, number, type StepKind, type StepResult, text } from './step-kind';
import { callsToUpload, uploadOnce } from './upload-once';

export const postResult: StepKind = {
  needsChannel: true,
  calls: callsToPost,
  run(context) {
    const { incident, step } = context;
    const state = replay(incident.log.slice(0, number(step, 'version')));
    return postOnce(context, resultMessage({ id: incident.id, state }));
  },
};

/** The timeline as a picture. */
export const uploadPicture: StepKind = {
  needsChannel: true,
  calls: callsToUpload,
  async run(context) {
    const { deps, channelId, incident, step } = context;
    const { number: id, heading, picture } = await modelOf(deps, incident, number(step, 'version'));
    return uploadOnce(context, channelId, {
      name: pictureFileName(id),
      title: `Timeline of ${heading}`,
      bytes: await drawn(deps, picture),
      altText: picture.description,
    });
  },
};

/** The same for one person who asked for it: Slack shows no file in an answer that only one person sees. */
export const sendPicture: StepKind = {
  needsChannel: false,
  calls: (context) => ['conversations.open', ...callsToUpload(context)],
  async run(context) {
    const { deps, chat, incident, step } = context;
    const { number: id, heading, picture } = await modelOf(deps, incident, number(step, 'version'));
    const channelId = await chat.direct(text(step, 'userId'));
    const file = {
      name: pictureFileName(id),
      title: `Timeline of ${heading}`,
      bytes: await drawn(deps, picture),
      altText: picture.description,
    };
    return uploadOnce(context, channelId, file, `The timeline of ${heading}, as you asked.`);
  },
};

/** Whatever goes wrong in drawing would go wrong again, and the report stands behind it in the queue. */
async function drawn({ picture }: Deps, drawing: ReportModel['picture']): Promise<Uint8Array> {
  try {
    return await picture.png(drawing.svg);
  } catch (cause) {
    throw new PictureError('the timeline cannot be drawn', { cause });
  }
}

/** The report in the channel, continued over as many messages as it takes, each of them once. */
export const postReport: StepKind = {
  needsChannel: true,
  calls: callsToPost,
  async run(context) {
    const { deps, incident, step } = context;
    const messages = reportMessages(deps, await modelOf(deps, incident, number(step, 'version')));
    for (const [index, message] of messages.entries()) {
      await postOnce(context, message, `${step.key}:${index + 1}`);
    }
    return { messages: messages.length };
  },
};

/** The report as a file. */
export const uploadReport: StepKind = {
  needsChannel: true,
  calls: callsToUpload,
  async run(context) {
    const { deps, channelId, incident, step } = context;
    const model = await modelOf(deps, incident, number(step, 'version'));
    const isHtml = text(step, 'format') === 'html';
    const content = isHtml ? deps.renderer.html(model) : deps.renderer.markdown(model);
    return uploadOnce(context, channelId, {
      name: reportFileName(model.number, isHtml ? 'html' : 'md'),
      title: model.heading,
      bytes: new TextEncoder().encode(content),
    });
  },
};

const largestImageBytes = 10 * 1024 * 1024;

/** Keeps a picture of a marked message with the incident, for the report. */
export const copyFile: StepKind = {
  needsChannel: false,
  calls: () => ['conversations.history'],
  async run({ deps, chat, incident, step }) {
    const message = await chat.message(text(step, 'channelId'), text(step, 'ts'));
    const file = message?.files.find((one) => one.id === text(step, 'fileId'));
    const isRedacted = !incident.log.some(({ meta }) =>
      meta.files?.some(({ id }) => id === file?.id),
    );
    if (file === undefined || isRedacted) return done;
    const bytes = await chat.download(file.url, largestImageBytes);
    const { id, name, mimetype } = file;
    await deps.attachments.put(incident.id, { id, name, mimetype, bytes });
    return { bytes: bytes.length };
  },
};

/** The tick on a marked message says that it is on record, and is set only now that it is. */
export const tick: StepKind = {
  needsChannel: false,
  calls: () => ['reactions.add'],
  async run({ chat, step }) {
    return unlessOutOfReach(() =>
      chat.react(text(step, 'channelId'), text(step, 'ts'), 'white_check_mark'),
    );
  },
};

export const untick: StepKind = {
  needsChannel: false,
  calls: () => ['reactions.remove'],
  async run({ chat, step }) {
    return unlessOutOfReach(() =>
      chat.unreact(text(step, 'channelId'), text(step, 'ts'), 'white_check_mark'),
    );
  },
};

/**
 * A message that was deleted meanwhile needs no tick any more; where an incident was started from a message the bot may
 * not be in its channel; and what is archived stays as it is. Whoever marked it has their receipt.
 */
const outOfReach: ReadonlySet<string> = new Set([
  'message_not_found',
  'not_in_channel',
  'channel_not_found',
  'is_archived',
]);

async function unlessOutOfReach(work: () => Promise<void>): Promise<StepResult> {
  try {
    await work();
  } catch (err) {
    if (!(err instanceof ChatError) || !outOfReach.has(err.code)) throw err;
  }
  return done;
}
