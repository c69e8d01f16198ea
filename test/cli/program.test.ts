import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const checkout = resolve(__dirname, '../..');
const kept = 'node_modules/.cache/hindsight';
let project: string;

/** A project with the program's way to start, and sources of its own. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'hindsight-program-'));
  cpSync(join(checkout, 'bin'), join(project, 'bin'), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json'])
    cpSync(join(checkout, file), join(project, file));
  write('node_modules/.keep', '');
  symlinkSync(join(checkout, 'node_modules/esbuild'), join(project, 'node_modules/esbuild'));
  write('migrations/one.ts', '');
  write('src/words.ts', "export const words: string = 'as it was';\n");
  write('src/main.ts', "import { words } from './words';\nprocess.stdout.write(words);\n");
});
afterEach(() => rmSync(project, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}

function run() {
  const file = join(project, 'bin/hindsight.js');
  return spawnSync(process.execPath, [file], { cwd: tmpdir(), encoding: 'utf8' });
}

test('the program is what its sources say, and is put together again when they have changed', () => {
  expect(run().stdout).toBe('as it was');
  expect(run().stdout).toBe('as it was');
  expect(readdirSync(join(project, kept))).toHaveLength(1);

  write('src/words.ts', "export const words: string = 'as it is now';\n");

  expect(run().stdout).toBe('as it is now');
});

test('what only looks changed is not put together again, as in an image that was copied', () => {
  run();
  utimesSync(join(project, 'src/main.ts'), 1, 1);

  expect(run().stdout).toBe('as it was');
  expect(readdirSync(join(project, kept))).toHaveLength(1);
});

test.each([0, 100])('what was kept only in part, %i bytes, is put together again', (bytes) => {
  run();
  const [name = ''] = readdirSync(join(project, kept));
  truncateSync(join(project, kept, name), bytes);

  expect(run().stdout).toBe('as it was');
  expect(run().stdout).toBe('as it was');
  expect(statSync(join(project, kept, name)).size).toBeGreaterThan(100);
});

test('where packages are a link to another place, the program is still that of its own project', () => {
  const shared = mkdtempSync(join(tmpdir(), 'hindsight-packages-'));
  renameSync(join(project, 'node_modules'), join(shared, 'node_modules'));
  symlinkSync(join(shared, 'node_modules'), join(project, 'node_modules'));
  write('src/main.ts', "process.stdout.write(__dirname + ' ' + require('esbuild').version);\n");

  const ends = [run(), run()].map(({ stdout }) => stdout);
  rmSync(shared, { recursive: true });

  expect(ends).toEqual([expect.stringMatching(/^\S+ \d/), ends[0]]);
  expect(ends[0]).toContain(`${project} `);
});

test('where nothing may be kept it runs all the same', () => {
  write(kept, 'no folder');

  expect(run().stdout).toBe('as it was');
});

test.each(['kept', 'not kept'])('what breaks names the line of the sources, %s', (how) => {
  if (how === 'not kept') write(kept, 'no folder');
  write('src/words.ts', "\n\nexport const words: string = String(undefined!['x' as never]);\n");

  expect(run().stderr).toContain('words.ts:3');
});

test('sources that do not compile are said to be wrong, and are put right without a trace', () => {
  write('src/words.ts', 'export const words: string = ;');
  const { status, stderr } = run();
  write('src/words.ts', "export const words = 'right again';");

  expect(status).not.toBe(0);
  expect(stderr).toContain('src/words.ts:1:29');
  expect(run().stdout).toBe('right again');
  expect(readdirSync(join(project, kept))).toHaveLength(1);
});
