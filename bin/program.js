// @ts-check
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

/**
 * The program is TypeScript in some hundreds of files. Put together into one, it is loaded in half the time and runs more
 * quickly, since nothing has to be looked up from file to file. That is done whenever the sources have changed, and kept.
 */

const project = join(__dirname, '..');
const keptIn = join(project, 'node_modules', '.cache', 'hindsight');
/** What a whole text ends with. */
const lastLine = '\n// whole\n';
const anHour = 3_600_000;

/** Runs the bot and its command line. Throws esbuild's error where the sources do not compile. */
function runProgram() {
  const kept = join(keptIn, `${stateOfSources()}.cjs`);
  const known = textIn(kept);
  const text = known ?? putTogether('src/main.ts');
  if (known === undefined) keep(kept, text);
  run(text);
}

/**
 * Runs another program of the project as the bot is run.
 *
 * @param {string} source Its file, such as `bench/main.ts`.
 */
function runOther(source) {
  run(putTogether(source));
}

/** Tells one state of the sources from another by what they say: moments and sizes are not the same in an image. */
function stateOfSources() {
  const hash = createHash('sha256').update(require('esbuild/package.json').version);
  const names = ['src', 'migrations'].flatMap((folder) =>
    fs
      .readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  names.push(join(project, 'package.json'), join(project, 'tsconfig.json'));
  for (const name of names.sort()) {
    hash.update(name.slice(project.length)).update(fs.readFileSync(name));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * What is kept, if it is all there and may be read.
 *
 * @param {string} file
 */
function textIn(file) {
  try {
    const text = fs.readFileSync(file, 'utf8');
    return text.endsWith(lastLine) ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps it whole or not at all: another process may be doing the same. Where nothing may be written, or there is no room,
 * it is put together again the next time.
 *
 * @param {string} file
 * @param {string} text
 */
function keep(file, text) {
  const unfinished = `${file}.${process.pid}`;
  const isKept = attempt(() => {
    fs.mkdirSync(keptIn, { recursive: true });
    fs.writeFileSync(unfinished, text, { flush: true });
    fs.renameSync(unfinished, file);
  });
  attempt(isKept ? forgetOld : () => fs.rmSync(unfinished));
}

/** @param {() => void} work */
function attempt(work) {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** What is kept of earlier sources, unless a process may still be about to read it. */
function forgetOld() {
  for (const name of fs.readdirSync(keptIn)) {
    const file = join(keptIn, name);
    if (fs.statSync(file).mtimeMs < Date.now() - anHour) fs.rmSync(file, { recursive: true });
  }
}

/** @param {string} source */
function putTogether(source) {
  const { outputFiles } = require('esbuild').buildSync({
    entryPoints: [join(project, source)],
    absWorkingDir: project,
    outfile: join(project, 'hindsight.cjs'),
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  });
  return outputFiles?.[0]?.text + lastLine;
}

/**
 * As `require` does it, which alone has Node read the source map, but always as a file of this project: wherever the text
 * is kept, `node_modules` may be a link to somewhere else.
 *
 * @param {string} text
 */
function run(text) {
  const file = join(project, 'hindsight.cjs');
  const program = /** @type {any} */ (new Module(file));
  program.filename = file;
  program.paths = /** @type {any} */ (Module)._nodeModulePaths(project);
  program._compile(text, file);
}

module.exports = { runProgram, runOther };
