import { ChatError, type ChatFile } from '../../ports/chat';
import type { Method } from '../call-budget';
import type { StepContext } from './step-kind';

/** What `uploadOnce` costs. */
export function callsToUpload({ step }: StepContext): readonly Method[] {
  return step.begun === undefined ? toUpload : ['files.info', ...toUpload];
}

const toUpload = ['files.getUploadURLExternal', 'files.completeUploadExternal'] as const;

/** How often a file that Slack has, and does not show in the channel, is looked for: over some ten minutes. */
const mostLooks = 9;

/**
 * Puts a file in a channel, unless an earlier try already did: which file it is to be is remembered before it is shared,
 * so that it can be asked for where the answer was lost on the way.
 */
export async function uploadOnce(
  context: StepContext,
  channelId: string,
  file: ChatFile,
  comment?: string,
): Promise<{ readonly fileId: string }> {
  const { chat, deps, step } = context;
  const begun = step.begun?.fileId;
  if (typeof begun === 'string') {
    const isShared =
      (await isThere(context, channelId, begun)) ||
      (await isSharedNow(context, channelId, { ...file, fileId: begun }, comment));
    if (isShared) return { fileId: begun };
  }
  const { fileId } = await chat.sendFile(file);
  await deps.outbox.remember(step.id, { fileId });
  await chat.shareFile(channelId, { fileId, title: file.title }, comment);
  return { fileId };
}

async function isThere(
  { chat, step }: StepContext,
  channelId: string,
  fileId: string,
): Promise<boolean> {
  const where = await chat.whereIsFile(channelId, fileId);
  if (where !== 'on its way') return where === 'shared';
  throw new ChatError('not_in_the_channel_yet', 'files.info', step.attempts < mostLooks);
}

/** Shares what was sent. Where its bytes are not there, or somebody slow has shared it just now, Slack knows no such file to share. */
async function isSharedNow(
  context: StepContext,
  channelId: string,
  file: { readonly fileId: string; readonly title: string },
  comment?: string,
): Promise<boolean> {
  try {
    await context.chat.shareFile(channelId, file, comment);
    return true;
  } catch (error) {
    if (!(error instanceof ChatError) || error.code !== 'file_not_found') throw error;
    return isThere(context, channelId, file.fileId);
  }
}
