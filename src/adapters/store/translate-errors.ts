import { StoreUnavailable, VersionConflict } from '../../ports/incident-store';

interface Failure {
  /** How the drivers' codes for it begin: SQLite's names, PostgreSQL's SQLSTATE, Node's. */
  readonly codes: RegExp;
  readonly sentence: string;
  readonly hint: string;
}

const unreachable: Failure = {
  codes: /^(08|57P|ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE)/,
  sentence: 'The database server cannot be reached.',
  hint: 'Start the server, or correct its address in DATABASE_URL.',
};

const plainServer: Failure = {
  codes: /^$/,
  sentence: 'The database server does not offer TLS.',
  hint: 'Set it up there, or leave sslmode out of DATABASE_URL.',
};

const failures: readonly Failure[] = [
  {
    codes: /^57014/,
    sentence: 'The database took too long to answer.',
    hint: 'Look for what keeps the server of DATABASE_URL busy, or raise DATABASE_TIMEOUT.',
  },
  {
    codes: /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|CERT_|ERR_TLS_CERT)/,
    sentence: 'The certificate of the database server cannot be verified.',
    hint: 'Name its authority with sslrootcert in DATABASE_URL, or choose another sslmode.',
  },
  {
    codes: /^SQLITE_(BUSY|LOCKED)|^55P03/,
    sentence: 'The database is locked by another program.',
    hint: 'Find the other program that has the file of DATABASE_URL open, and stop it.',
  },
  {
    codes: /^SQLITE_READONLY|^25006/,
    sentence: 'The database is read-only.',
    hint: 'Let this user write to the database of DATABASE_URL and to the folder it is in.',
  },
  {
    // Without room SQLite cannot even make the index of its write-ahead log.
    codes: /^SQLITE_FULL|^SQLITE_IOERR_SHMSIZE|^53100|^ENOSPC/,
    sentence: 'The disk that holds the database is full.',
    hint: 'Make room on the disk that DATABASE_URL points to.',
  },
  {
    codes: /^SQLITE_NOTADB/,
    sentence: 'The file is not a database.',
    hint: 'Point DATABASE_URL at a database of Hindsight, or at a file that does not exist yet.',
  },
  {
    codes: /^SQLITE_CORRUPT|^XX00[12]/,
    sentence: 'The database is damaged.',
    hint: 'Point DATABASE_URL at a copy from a backup, and keep the damaged file.',
  },
  {
    codes: /^SQLITE_(CANTOPEN|PERM|AUTH)|^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT|EISDIR)/,
    sentence: 'The database cannot be opened.',
    hint: 'Point DATABASE_URL at a file, in a folder where this user may write.',
  },
  {
    codes: /^SQLITE_(IOERR|NOLFS|PROTOCOL)|^58/,
    sentence: 'The database cannot be read or written.',
    hint: 'Check the disk that DATABASE_URL points to.',
  },
  {
    codes: /^42501/,
    sentence: 'The database user may not do what the bot needs.',
    hint: 'Let the user of DATABASE_URL own the database and its tables: alter database … owner to …',
  },
  {
    codes: /^28|^3D000/,
    sentence: 'The database server turned this user away.',
    hint: 'Check the user, the password and the name of the database in DATABASE_URL.',
  },
  {
    codes: /^53/,
    sentence: 'The database server has no room for another connection.',
    hint: 'Let the server of DATABASE_URL take more connections, or run fewer programs.',
  },
  unreachable,
];

const conflict = /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)|^23505|^40001|^40P01/;

/** Failures that `pg` tells by words alone. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;
const withoutTls = /^The server does not support SSL connections/;

/** What a driver's error means in the words of the ports; anything unknown comes back as it is. */
export function translateError(error: unknown): unknown {
  const { code, message } = wordsOf(error);
  if (conflict.test(code)) {
    return new VersionConflict('somebody else recorded first', { cause: error });
  }
  const failure = failureOf(code, message);
  if (failure === undefined) return error;
  return new StoreUnavailable(failure.sentence, failure.hint, { cause: error });
}

function failureOf(code: string, message: string): Failure | undefined {
  if (lostConnection.test(message)) return unreachable;
  if (withoutTls.test(message)) return plainServer;
  return failures.find((one) => one.codes.test(code));
}

function wordsOf(error: unknown): { readonly code: string; readonly message: string } {
  const { code = '', message = '' } = Object(error);
  return { code: String(code), message: String(message) };
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** The port with every driver's error translated. This is the one place where that happens. */
export function translatingErrors<Port extends object>(port: Port): Port {
  const methods = Object.entries(port as Record<string, unknown>).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member];
    const method = member as Method;
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
