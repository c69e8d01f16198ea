import type { Chat } from '../../../ports/chat';
import { canvasCalls } from './canvases';
import { channelCalls } from './channels';
import type { Connection } from './connection';
import { fileCalls } from './files';
import { homeCalls } from './homes';
import { messageCalls } from './messages';
import { peopleCalls } from './people';
import { readingCalls } from './reading';

/** One workspace's chat, through Slack's Web API. */
export function createSlackChat(connection: Connection): Chat {
  return {
    ...channelCalls(connection),
    ...messageCalls(connection),
    ...readingCalls(connection),
    ...canvasCalls(connection),
    ...fileCalls(connection),
    ...homeCalls(connection),
    ...peopleCalls(connection),
  };
}
