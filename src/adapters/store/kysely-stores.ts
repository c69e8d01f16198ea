import type { Kysely } from 'kysely';
import type { Alerts } from '../../ports/alerts';
import type { Attachments } from '../../ports/attachments';
import type { Contact } from '../../ports/contact';
import type { Homes } from '../../ports/homes';
import type { IncidentStore } from '../../ports/incident-store';
import type { Installations } from '../../ports/installations';
import type { InLane } from '../../ports/lanes';
import type { Outbox } from '../../ports/outbox';
import type { People } from '../../ports/people';
import type { RecordKeeping } from '../../ports/record-keeping';
import type { Replicas } from '../../ports/replicas';
import type { Retention } from '../../ports/retention';
import type { Surfaces } from '../../ports/surfaces';
import { createKyselyAlerts } from './kysely-alerts';
import { createKyselyAttachments } from './kysely-attachments';
import { createKyselyContact } from './kysely-contact';
import { createKyselyHomes } from './kysely-homes';
import { createKyselyIncidentStore } from './kysely-incident-store';
import { createKyselyInstallations } from './kysely-installations';
import { createKyselyOutbox } from './kysely-outbox';
import { createKyselyPeople } from './kysely-people';
import { createKyselyRecordKeeping } from './kysely-record-keeping';
import { createKyselyRetention } from './kysely-retention';
import { createKyselySurfaces } from './kysely-surfaces';
import { createProcessLanes } from './process-lanes';
import { createPostgresReplicas, createSoleReplica } from './replicas';
import type { Capabilities, Database } from './schema';
import { transactionsOf } from './transactions';
import { translatingErrors } from './translate-errors';

/** Everything that is kept, behind its ports. */
export interface Stores {
  readonly incidents: IncidentStore;
  readonly outbox: Outbox;
  readonly surfaces: Surfaces;
  readonly homes: Homes;
  readonly people: People;
  readonly contact: Contact;
  readonly attachments: Attachments;
  readonly alerts: Alerts;
  readonly installations: Installations;
  readonly retention: Retention;
  readonly replicas: Replicas;
  readonly inLane: InLane;
  close(): Promise<void>;
}

/** The stores with what only whoever operates them needs. */
export interface OperatedStores extends Stores {
  readonly keeping: RecordKeeping;
}

/** The stores over a database that has its tables; see `openStores` for one that may not. */
export function createKyselyStores(
  db: Kysely<Database>,
  capabilities: Capabilities,
  inLane: InLane = createProcessLanes(),
  transact = transactionsOf(db, capabilities),
): OperatedStores {
  const incidents = createKyselyIncidentStore(db, capabilities, transact);
  return {
    incidents: translatingErrors(incidents),
    keeping: translatingErrors(createKyselyRecordKeeping(db, incidents)),
    outbox: translatingErrors(createKyselyOutbox(db, capabilities)),
    surfaces: translatingErrors(createKyselySurfaces(db, capabilities)),
    homes: translatingErrors(createKyselyHomes(db, capabilities)),
    people: translatingErrors(createKyselyPeople(db)),
    contact: translatingErrors(createKyselyContact(db)),
    attachments: translatingErrors(createKyselyAttachments(db)),
    alerts: translatingErrors(createKyselyAlerts(db, capabilities)),
    installations: translatingErrors(createKyselyInstallations(db)),
    retention: translatingErrors(createKyselyRetention(db, capabilities)),
    replicas: capabilities.hasRowLocks
      ? translatingErrors(createPostgresReplicas(db))
      : createSoleReplica(),
    inLane,
    close: () => db.destroy(),
  };
}
