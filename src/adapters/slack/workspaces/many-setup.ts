import type { Clock } from '../../../ports/clock';
import type { Installations } from '../../../ports/installations';
import type { InLane } from '../../../ports/lanes';
import type { Logger } from '../../../ports/logger';
import type { SecretBox } from '../../../ports/secret-box';
import type { Reach } from './make-workspace';
import type { OAuthCalls } from './oauth-calls';

/** What many workspaces are made of. */
export interface ManySetup {
  readonly installations: Installations;
  readonly secrets: SecretBox;
  readonly inLane: InLane;
  readonly clock: Clock;
  readonly log: Logger;
  readonly reach: Reach;
  readonly oauth: OAuthCalls;
}
