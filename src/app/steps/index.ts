import { announceUpdate } from './announce-update';
import { pinCard } from './card-steps';
import { archiveChannel, invite, openChannel } from './channel-steps';
import { postElsewhere, refreshElsewhere } from './elsewhere-steps';
import { sendEvent } from './event-steps';
import {
  askAboutDeleted,
  catchUpStep,
  postEscalation,
  postHandover,
  postReopened,
  postUpdate,
  refreshEscalation,
  refreshHandover,
} from './message-steps';
import { page, tellUnpaged } from './page-steps';
import { askAgain, postPassedOn, remind } from './reminder-steps';
import { renewPosts } from './renew-posts';
import {
  copyFile,
  postReport,
  postResult,
  sendPicture,
  tick,
  untick,
  uploadPicture,
  uploadReport,
} from './report-steps';
import type { StepKind } from './step-kind';

/** Every kind of effect, by the name it is queued under; see effects.ts for what calls for it. */
export const stepKinds: Readonly<Record<string, StepKind>> = {
  'open-channel': openChannel,
  invite,
  'archive-channel': archiveChannel,
  'pin-card': pinCard,
  'post-escalation': postEscalation,
  'refresh-escalation': refreshEscalation,
  'post-elsewhere': postElsewhere,
  'refresh-elsewhere': refreshElsewhere,
  'post-update': postUpdate,
  'announce-update': announceUpdate,
  'post-handover': postHandover,
  'refresh-handover': refreshHandover,
  'post-reopened': postReopened,
  'ask-about-deleted': askAboutDeleted,
  'catch-up': catchUpStep,
  remind,
  'ask-again': askAgain,
  'post-passed-on': postPassedOn,
  page,
  'tell-unpaged': tellUnpaged,
  'send-event': sendEvent,
  'post-result': postResult,
  'upload-picture': uploadPicture,
  'send-picture': sendPicture,
  'post-report': postReport,
  'upload-report': uploadReport,
  'copy-file': copyFile,
  'renew-posts': renewPosts,
  tick,
  untick,
};
