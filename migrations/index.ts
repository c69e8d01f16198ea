import type { Kysely, Migration } from 'kysely';
import { theRecord } from './0001-the-record';
import { surfacesGivenUp } from './0002-surfaces-given-up';
import { homes } from './0003-homes';
import { callsAndWords } from './0004-calls-and-words';
import { forgetting } from './0005-forgetting';
import { replicas } from './0006-replicas';
import { contact } from './0008-contact';
import { alerts } from './0010-alerts';
import { installations } from './0011-installations';
import { retention } from './0012-retention';
import { lanes } from './0013-lanes';
import { alertsPutBack } from './0014-alerts-put-back';
import { homeProblems } from './0015-home-problems';
import { homeOpenings } from './0016-home-openings';
import { surfacesOfAll } from './0017-surfaces-of-all';
import type { DialectName } from './dialect-name';

type Step = (db: Kysely<unknown>, dialect: DialectName) => Promise<void>;

/** Every migration, oldest first. They only ever go forward, and one that was released never changes. */
const steps: Readonly<Record<string, Step>> = {
  '0001-the-record': theRecord,
  '0002-surfaces-given-up': surfacesGivenUp,
  '0003-homes': homes,
  '0004-calls-and-words': callsAndWords,
  '0005-forgetting': forgetting,
  '0006-replicas': replicas,
  '0008-contact': contact,
  '0010-alerts': alerts,
  '0011-installations': installations,
  '0012-retention': retention,
  '0013-lanes': lanes,
  '0014-alerts-put-back': alertsPutBack,
  '0015-home-problems': homeProblems,
  '0016-home-openings': homeOpenings,
  '0017-surfaces-of-all': surfacesOfAll,
};

/** The migrations in the form that Kysely's Migrator takes. */
export function migrationsFor(dialect: DialectName): Record<string, Migration> {
  const named = Object.entries(steps).map(([name, step]) => {
    const up = (db: Kysely<unknown>) => step(db, dialect);
    return [name, { up }] as const;
  });
  return Object.fromEntries(named);
}
