import { appMethods } from './apps';
import { chatMethods } from './chat';
import { conversationMethods } from './conversations';
import type { Methods } from './method';
import { peopleMethods } from './people';
import { viewMethods } from './views';

/** Every method of the Web API this workspace knows. */
export const METHODS: Methods = {
  ...appMethods,
  ...chatMethods,
  ...conversationMethods,
  ...peopleMethods,
  ...viewMethods,
};
