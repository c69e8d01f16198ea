import type { WebClient } from '@slack/web-api';
import type { Identity } from '../identity';
import type { NameOf } from '../read/decode';

/** What calls to one workspace need. */
export interface Connection {
  readonly client: WebClient;
  /** Some methods must be told the workspace, with the token of a whole organisation; others take it as it is. */
  readonly identity: Identity;
  readonly token: string;
  /** Of the Web API; files may also come from its host. */
  readonly apiUrl: string;
  readonly nameOf: NameOf;
}
