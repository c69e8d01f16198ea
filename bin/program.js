// @ts-check
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

/**
 * The program is TypeScript in some hundreds of files. Put together into one, it is loaded in half the time and runs more
 * quickly, since nothing has to be looked up from file to file. That is done whenever the sources have changed, and kept.
 */

const project = join(__dirname, '..');
const kept = join(project, 'node_modules', '.cache', 'hindsight');
const main = 'src/main.ts';
const file = 'hindsight.cjs';

/** Runs it. Throws esbuild's error where the sources do not compile. */
function runProgram() {
  const folder = join(kept, stateOfSources());
  if (existsSync(folder) || keepIn(folder)) require(join(folder, file));
  else runUnkept(main);
}

/** Tells one state of the sources from another. */
function stateOfSources() {
  const sources = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true }).map((name) =>
      join(folder, String(name)),
    ),
  );
  const hash = createHash('sha256');
  for (const source of ['package.json', 'tsconfig.json', ...sources.sort()]) {
    const { mtimeMs, size } = statSync(join(project, source));
    hash.update(`${source} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Puts it together in a folder, whole or not at all: another process may be doing the same. False where nothing may be
 * written there.
 *
 * @param {string} folder
 */
function keepIn(folder) {
  const unfinished = `${folder}.${process.pid}`;
  try {
    mkdirSync(unfinished, { recursive: true });
  } catch {
    return false;
  }
  try {
    putTogether({
      entryPoints: [join(project, main)],
      outfile: join(unfinished, file),
      sourcemap: 'linked',
      sourcesContent: false,
    });
    renameSync(unfinished, folder);
    forgetOthers(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return true;
}

/**
 * What is kept of earlier sources, unless a process may still be about to load it.
 *
 * @param {string} folder
 */
function forgetOthers(folder) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(kept)) {
    const other = join(kept, name);
    if (other !== folder && statSync(other).mtimeMs < anHourAgo) rmSync(other, { recursive: true });
  }
}

/**
 * Runs a program of the project, put together as the bot is, without keeping it.
 *
 * @param {string} source Its file, such as `src/main.ts`.
 */
function runUnkept(source) {
  const { outputFiles } = putTogether({
    entryPoints: [join(project, source)],
    write: false,
    sourcemap: 'inline',
    sourcesContent: false,
  });
  const filename = join(project, file);
  // As `require` does it, which alone has Node read the source map.
  const loaded = /** @type {any} */ (new Module(filename));
  loaded.paths = [join(project, 'node_modules')];
  loaded._compile(outputFiles?.[0]?.text, filename);
}

/** @param {import('esbuild').BuildOptions} options */
function putTogether(options) {
  return require('esbuild').buildSync({
    absWorkingDir: project,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
    ...options,
  });
}

module.exports = { runProgram, runUnkept };
