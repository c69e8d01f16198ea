import type { App } from '@slack/bolt';
import { listenForButtons } from './buttons';
import { listenForCommands } from './command';
import type { Edge } from './edge';
import { listenForForms } from './forms';
import { listenForHomes } from './homes';
import { listenForInstallation } from './installation';
import { listenForJoins } from './joins';
import { listenForMarks } from './marks';
import { listenForMessages } from './messages';
import { listenForShortcuts } from './shortcuts';

/** Everything the bot listens to. */
export const listeners: readonly ((app: App, edge: Edge) => void)[] = [
  listenForCommands,
  listenForShortcuts,
  listenForButtons,
  listenForForms,
  listenForMarks,
  listenForMessages,
  listenForJoins,
  listenForHomes,
  listenForInstallation,
];
