import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages = (
  JSON.parse(readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  }
).packages;

test('names the packages of every platform, so that npm ci works on each', () => {
  const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => ({ path, name })),
  );

  const missing = wanted.filter(({ path, name }) => !isLocked(path, name));

  expect(wanted.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});

/** Node looks for a package in the folder of whoever wants it, then further up. */
function isLocked(path: string, name: string): boolean {
  if (`${path}${path && '/'}node_modules/${name}` in packages) return true;
  if (path === '') return false;
  const end = path.lastIndexOf('/node_modules/');
  return isLocked(end < 0 ? '' : path.slice(0, end), name);
}
