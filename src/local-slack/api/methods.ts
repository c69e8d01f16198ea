import { appMethods } from './apps';
import { canvasMethods } from './canvases';
import { chatMethods } from './chat';
import { conversationMethods } from './conversations';
import { fileMethods } from './files';
import { historyMethods } from './history';
import { markMethods } from './marks';
import { membershipMethods } from './membership';
import type { Methods } from './method';
import { oauthMethods } from './oauth';
import { peopleMethods } from './people';
import { viewMethods } from './views';

/** Every method of the Web API this workspace knows. */
export const METHODS: Methods = {
  ...appMethods,
  ...canvasMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...historyMethods,
  ...markMethods,
  ...membershipMethods,
  ...oauthMethods,
  ...peopleMethods,
  ...viewMethods,
};
