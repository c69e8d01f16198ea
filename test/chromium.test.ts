import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from '../scripts/chromium';

const folder = mkdtempSync(join(tmpdir(), 'chromium-'));

afterAll(() => rmSync(folder, { recursive: true }));

function program(inFolder: string, name: string, mode: number): string {
  const path = join(folder, inFolder, name);
  mkdirSync(join(folder, inFolder), { recursive: true });
  writeFileSync(path, '#!/bin/sh\n', { mode });
  return path;
}

it('is found on the PATH, in whatever folder', () => {
  const path = program('bin', 'google-chrome', 0o755);

  expect(findChromium({ PATH: [join(folder, 'none'), join(folder, 'bin')].join(delimiter) })).toBe(
    path,
  );
});

it('is what CHROMIUM names, before any on the PATH', () => {
  const named = program('named', 'my-browser', 0o755);
  program('bin', 'chromium', 0o755);

  expect(findChromium({ CHROMIUM: named, PATH: join(folder, 'bin') })).toBe(named);
  expect(findChromium({ CHROMIUM: join(folder, 'gone'), PATH: join(folder, 'bin') })).toBe(
    undefined,
  );
});

it('is no file that cannot be run, and no folder', () => {
  program('text', 'chromium', 0o644);
  mkdirSync(join(folder, 'text', 'google-chrome'));

  expect(findChromium({ PATH: join(folder, 'text') }) ?? '').not.toContain(folder);
});
