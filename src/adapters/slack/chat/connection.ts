import type { WebClient } from '@slack/web-api';
import type { Identity } from '../identity';
import type { NameOf } from '../read/decode';

/** What calls to one workspace need. */
export interface Connection {
  readonly client: WebClient;
  readonly identity: Identity;
  readonly token: string;
  /** Of the Web API; files may also come from its host. */
  readonly apiUrl: string;
  readonly nameOf: NameOf;
}
