import { StoreUnavailable, VersionConflict } from '../../ports/incident-store';

const hint =
  'Check the database that DATABASE_URL names; nothing was recorded, so trying again is safe.';

/** What the two drivers call it, by the beginning of the code, and what it means to us. */
const unavailable: readonly (readonly [code: RegExp, sentence: string])[] = [
  [/^SQLITE_(BUSY|LOCKED)|^55P03/, 'The database is locked by another program.'],
  [/^SQLITE_READONLY|^25006/, 'The database is read-only.'],
  [/^SQLITE_FULL|^53100|^ENOSPC/, 'The disk that holds the database is full.'],
  [/^SQLITE_NOTADB/, 'The file is not a database.'],
  [/^SQLITE_CORRUPT|^XX00[12]/, 'The database is damaged.'],
  [
    /^SQLITE_(CANTOPEN|PERM|AUTH)|^EACCES|^EPERM|^EROFS|^ENOTDIR|^EEXIST/,
    'The database cannot be opened.',
  ],
  [/^SQLITE_(IOERR|NOLFS|PROTOCOL)|^58/, 'The database cannot be read or written.'],
  [/^28/, 'The database server refused the user or the password.'],
  [/^3D000/, 'The database server has no such database.'],
  [/^42501/, 'The database user may not do this.'],
  [/^53/, 'The database server has no room for another connection.'],
  [
    /^(08|57P|ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE)/,
    'The database server cannot be reached.',
  ],
];
const conflict = /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)|^23505|^40001|^40P01/;

/** Failures that `pg` tells by words alone. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** What a driver's error means in the words of the ports; anything unknown comes back as it is. */
export function translateError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (conflict.test(code)) {
    return new VersionConflict('somebody else recorded first', { cause: error });
  }
  const sentence = lostConnection.test(error.message)
    ? 'The database server cannot be reached.'
    : unavailable.find(([codes]) => codes.test(code))?.[1];
  return sentence === undefined ? error : new StoreUnavailable(sentence, hint, { cause: error });
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** The port with every driver's error translated. This is the one place where that happens. */
export function translatingErrors<Port extends object>(port: Port): Port {
  const methods = Object.entries(port as Record<string, Method>).map(([name, method]) => {
    const translated: Method = async (...args) => {
      try {
        return await method(...args);
      } catch (error) {
        throw translateError(error);
      }
    };
    return [name, translated];
  });
  return Object.fromEntries(methods) as Port;
}
