import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { commands, findCommand } from '../src/commands';
import { readConfig } from '../src/settings/config';
import { settingsFile } from '../src/settings/settings-file';
import { keysOfExamples } from './helpers/keys-of-examples';

const root = join(__dirname, '..');
const documents = [
  ...readdirSync(root),
  ...readdirSync(join(root, 'docs')).map((name) => join('docs', name)),
  ...readdirSync(join(root, 'docs', 'decisions')).map((name) => join('docs', 'decisions', name)),
].filter((name) => name.endsWith('.md'));

function read(document: string): string {
  return readFileSync(join(root, document), 'utf8');
}

function found(document: string, pattern: RegExp): readonly string[] {
  return matches(read(document), pattern);
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

describe.each(documents)('%s', (document) => {
  test('links to files that exist', () => {
    const prose = read(document).replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    const links = matches(prose, /\]\((?!https?:|#)([^)#]+)[^)]*\)/g);

    const broken = links.filter((link) => !existsSync(resolve(root, dirname(document), link)));

    expect(broken).toEqual([]);
  });

  test('names files that exist', () => {
    const files = found(
      document,
      /`((?:src|test|docs|scripts|templates|migrations|bench|\.ci)\/[\w./-]*)`/g,
    );

    const missing = files.filter((file) => !existsSync(join(root, file)));

    expect(missing).toEqual([]);
  });

  test('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = found(document, /npm run (?:--?\w+ )?([\w:]+)/g);

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names commands by their own name', () => {
    const named = found(document, /\/incident (?:INC-\d+ )?([a-z-]+)/g);

    const unknown = named.filter((name) => {
      const command = findCommand(name);
      return 'didYouMean' in command;
    });

    expect(unknown).toEqual([]);
  });
});

test('docs/commands.md has a row for each command', () => {
  const listed = found('docs/commands.md', /^\| `\/incident ([a-z-]+)/gm);

  expect([...listed].sort()).toEqual(commands.map((command) => command.name).sort());
});

describe('the example in docs/config.md', () => {
  const [example = ''] = found('docs/config.md', /```yaml\n([\s\S]*?)```/g);

  test('has every setting', () => {
    expect(Object.keys(parse(example) as object)).toEqual(Object.keys(settingsFile));
  });

  test('is read as it stands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hindsight-config-'));
    const file = join(folder, 'hindsight.yml');
    writeFileSync(file, example);

    const { settings } = readConfig({
      ...keysOfExamples,
      HINDSIGHT_CONFIG: file,
    });

    rmSync(folder, { recursive: true });
    expect(settings).toMatchObject({
      reportZone: 'UTC',
      roles: ['lead', 'comms', 'scribe'],
      reactions: { pushpin: 'timeline' },
      targets: [
        { kind: 'group', name: 'database team' },
        { kind: 'user', name: 'security' },
      ],
    });
  });
});

describe.each(['docs/integrations.md', 'docs/operating.md'])('the settings in %s', (document) => {
  const isOfHindsight = (example: string) =>
    Object.keys(parse(example) as object).some((name) => name in settingsFile);
  const examples = found(document, /```yaml\n([\s\S]*?)```/g).filter(isOfHindsight);

  test.each(examples.map((example) => [example.split('\n')[0], example]))(
    '%s are read as they stand',
    (_first, example) => {
      const folder = mkdtempSync(join(tmpdir(), 'hindsight-docs-'));
      const file = join(folder, 'hindsight.yml');
      writeFileSync(file, example);

      const names = Object.keys(parse(example) as object);
      const { settings } = readConfig({ ...keysOfExamples, HINDSIGHT_CONFIG: file });

      rmSync(folder, { recursive: true });
      expect(settings).not.toEqual(readConfig({}).settings);
      expect(names.filter((name) => !(name in settingsFile))).toEqual([]);
    },
  );
});
