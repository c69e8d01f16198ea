// @ts-check
const { parentPort, receiveMessageOnPort, workerData } = require('node:worker_threads');
const { openSqlite } = require('./sqlite-file.cjs');

/**
 * The thread that writes, so that nobody else waits for the disk. See sqlite-writer.ts for what it is asked.
 *
 * @typedef {{ sql: string, values: readonly unknown[], mustChange?: string }} Statement
 * @typedef {{ statements: readonly Statement[], number: number, follows?: number }} Transaction `follows`: 0 for what failed before it was asked for.
 * @typedef {{ group?: readonly Transaction[], statement?: Statement, isLast?: true }} Task
 * @typedef {{ rows: unknown[], changes?: number, lastInsertRowid?: number | bigint }} Done
 * @typedef {{ done: Done[] } | { unchanged: string } | { error: { message: string, code: string } }} End
 */

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const database = openSqlite(workerData.path, workerData.busyTimeoutMs);

/** How many statements are kept ready. */
const preparedLimit = 500;
/** @type {Map<string, import('better-sqlite3').Statement>} */
const prepared = new Map();

/** Thrown where a statement that must change something does not. */
class Unchanged extends Error {}

/** @param {string} sql */
function prepare(sql) {
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  if (prepared.size >= preparedLimit) prepared.clear();
  const statement = database.prepare(sql);
  prepared.set(sql, statement);
  return statement;
}

/**
 * @param {Statement} statement
 * @returns {Done}
 */
function run({ sql, values, mustChange }) {
  // A full disk ends a transaction by itself; rolling back then must not hide that error behind another.
  if (sql === 'rollback' && !database.inTransaction) return { rows: [] };
  const statement = prepare(sql);
  if (statement.reader) return { rows: statement.all(values) };
  const { changes, lastInsertRowid } = statement.run(values);
  if (changes === 0 && mustChange !== undefined) throw new Unchanged(mustChange);
  return { rows: [], changes, lastInsertRowid };
}

/**
 * @param {unknown} error
 * @returns {End}
 */
function failed(error) {
  const { message, code = '' } = /** @type {Error & { code?: string }} */ (error);
  return error instanceof Unchanged ? { unchanged: message } : { error: { message, code } };
}

/** The numbers of the latest that failed: what follows one of them was decided on what is not there. */
const failures = new Set();
/** Far more than can be under way at a time. */
const failuresKept = 10_000;

/**
 * @param {Transaction} transaction
 * @param {End} end
 */
function fail({ number }, end) {
  failures.add(number);
  if (failures.size > failuresKept) failures.delete(failures.values().next().value);
  return end;
}

/**
 * What fails takes nothing of the others with it but what follows it, unless it ends the transaction: then it is thrown.
 *
 * @param {Transaction} transaction
 * @returns {End}
 */
function runOne(transaction) {
  const { statements, follows } = transaction;
  if (follows === 0 || failures.has(follows))
    return fail(transaction, { unchanged: 'what it was decided on was not recorded' });
  run({ sql: 'savepoint one', values: [] });
  try {
    const done = statements.map(run);
    run({ sql: 'release one', values: [] });
    return { done };
  } catch (error) {
    if (!database.inTransaction) throw error;
    run({ sql: 'rollback to one', values: [] });
    run({ sql: 'release one', values: [] });
    return fail(transaction, failed(error));
  }
}

/**
 * Each of them whole or not at all, and all on disk together.
 *
 * @param {readonly Transaction[]} group
 * @returns {End[]}
 */
function runTogether(group) {
  try {
    run({ sql: 'begin immediate', values: [] });
    const ends = group.map(runOne);
    run({ sql: 'commit', values: [] });
    return ends;
  } catch (error) {
    run({ sql: 'rollback', values: [] });
    const end = failed(error);
    const isOnesFault = 'error' in end && end.error.code.startsWith('SQLITE_CONSTRAINT');
    if (group.length > 1 && isOnesFault) return group.flatMap((one) => runTogether([one]));
    return group.map((one) => fail(one, end));
  }
}

/**
 * One statement, within a transaction that whoever sent it has begun.
 *
 * @param {Statement} statement
 * @returns {End}
 */
function runAlone(statement) {
  try {
    return { done: [run(statement)] };
  } catch (error) {
    return failed(error);
  }
}

/** A commit of this many keeps nobody waiting long. */
const mostAtOnce = 100;

/**
 * The groups that were asked for while the last one was carried out, and what was asked for after them, if it is no group.
 *
 * @param {Task} first
 */
function taken(first) {
  const groups = [];
  let count = 0;
  /** @type {Task | undefined} */
  let task = first;
  while (task?.group !== undefined) {
    groups.push(task.group);
    count += task.group.length;
    task = count < mostAtOnce ? receiveMessageOnPort(port)?.message : undefined;
  }
  return { groups, task };
}

port.on('message', (first) => {
  const { groups, task } = taken(first);
  const ends = groups.length > 0 ? runTogether(groups.flat()) : [];
  const answers = groups.map(({ length }) => ends.splice(0, length));
  if (task?.statement !== undefined) answers.push([runAlone(task.statement)]);
  if (task?.isLast) {
    database.close();
    answers.push([]);
  }
  port.postMessage(answers);
});
