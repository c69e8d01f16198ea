// @ts-check
const { closeSync, existsSync, mkdirSync, openSync } = require('node:fs');
const { dirname } = require('node:path');
const BetterSqlite3 = require('better-sqlite3');

/**
 * Opens the file, which and whose folder are made if missing. Every commit is on disk before it returns
 * (`synchronous=FULL`), and another program's lock is waited for. Throws the driver's errors.
 *
 * JavaScript, as the thread that writes has no compiler to load it with.
 *
 * @param {string} path
 * @param {number} busyTimeoutMs
 * @returns {import('better-sqlite3').Database}
 */
function openSqlite(path, busyTimeoutMs) {
  if (path !== ':memory:') makeReady(path);
  const database = new BetterSqlite3(path, { timeout: busyTimeoutMs });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What is deleted or redacted is overwritten, so that nothing of it is left in the file.
    database.pragma('secure_delete = ON');
  } catch (error) {
    database.close();
    throw error;
  }
  // SQLite's own knows A to Z only.
  database.function('lower', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  );
  return database;
}

/**
 * What private incidents say is for the bot's user alone. SQLite gives the files beside it the mode that it has.
 *
 * @param {string} path
 */
function makeReady(path) {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

module.exports = { openSqlite };
