import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { environment } from '../src/settings/environment';
import { callCli } from './helpers/call-cli';

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Set by the image or the platform, not by us. */
const others = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB'];
const isKnown = (name: string) => name in environment || others.includes(name);

/** The paths that are copied in these lines of a Dockerfile. */
function copiedIn(dockerfile: string): readonly string[] {
  const lines = dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm);
  return [...lines].flatMap(([, paths = '']) => paths.split(' '));
}

test('the image copies only what there is and what is let through, and needs no root', () => {
  const dockerfile = read('Dockerfile');
  const copied = copiedIn(dockerfile);
  const letThrough = read('.dockerignore').split('\n');

  expect(copied.length).toBeGreaterThan(5);
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(copied.filter((path) => !letThrough.includes(`!${path}`))).toEqual([]);
  expect(dockerfile).toMatch(/^USER node$/m);
});

test('the image has the command on its path', () => {
  const { bin } = JSON.parse(read('package.json')) as { bin: { hindsight: string } };
  const file = bin.hindsight.replace(/^\.\//, '');

  expect(read('Dockerfile')).toContain(`ln -s /app/${file} /usr/local/bin/hindsight`);
  expect(statSync(join(root, file)).mode & 0o111).toBe(0o111);
});

test('what the image has is all that the program needs', () => {
  const image = mkdtempSync(join(tmpdir(), 'hindsight-image-'));
  const [lastStage = ''] = read('Dockerfile')
    .split(/^FROM /m)
    .slice(-1);
  for (const path of copiedIn(lastStage)) {
    cpSync(join(root, path), join(image, path), { recursive: true });
  }
  mkdirSync(join(image, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '.cache')) {
    symlinkSync(join(root, 'node_modules', name), join(image, 'node_modules', name));
  }

  const template = join(image, 'templates', 'report.md.hbs');
  const { stdout, stderr } = spawnSync(join(image, 'bin', 'hindsight.js'), ['render', template], {
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  rmSync(image, { recursive: true });

  expect(stderr).toBe('');
  expect(stdout).toContain('## Timeline');
});

test('the command does the same through a link as in its folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-path-'));
  symlinkSync(join(root, 'bin', 'hindsight.js'), join(folder, 'hindsight'));

  const { status, stdout } = spawnSync(join(folder, 'hindsight'), ['--version'], { cwd: folder });
  rmSync(folder, { recursive: true });

  expect({ status, version: String(stdout).trim() }).toEqual({
    status: 0,
    version: JSON.parse(read('package.json')).version,
  });
});

test.each(['http', 'socket'])('what init writes for %s is taken up by compose', async (mode) => {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-compose-'));
  await callCli(['init', '--mode', mode, '--url', 'https://bot.example'], { folder });
  const written = parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
  const files = readdirSync(folder);
  rmSync(folder, { recursive: true });
  const { hindsight } = parse(read('compose.yml')).services;
  const bound = hindsight.volumes.filter((one: { type?: string }) => one.type === 'bind');

  expect(files.sort()).toEqual(['.env', basename(bound[0].source)]);
  expect(bound[0].target).toBe(hindsight.environment.HINDSIGHT_CONFIG);
  expect(written).not.toHaveProperty('DATABASE_URL');
  expect(hindsight.ports).toEqual([expect.stringMatching(`:${hindsight.environment.PORT}$`)]);
});

test('the image and the service are started as the package starts', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
  const words = scripts.start.split(' ').map((word) => JSON.stringify(word));

  expect(read('Dockerfile')).toContain(`CMD [${words.join(', ')}]`);
  expect(read('deploy/hindsight.service')).toContain(`/usr/bin/env ${scripts.start}\n`);
});

test.each(['Dockerfile', 'compose.yml', 'deploy/hindsight.service', 'deploy/kubernetes.yml'])(
  '%s names only settings that there are',
  (path) => {
    const named = read(path).match(/\b[A-Z]{3,}(?:_[A-Z]+)+(?==|:|\}| |"|`)/g) ?? [];

    expect(named.filter((name) => !isKnown(name))).toEqual([]);
  },
);

test('compose has PostgreSQL only for those who ask for it', () => {
  const { services, volumes } = parse(read('compose.yml'));

  expect(services.postgres.profiles).toEqual(['postgres']);
  expect(services.hindsight.depends_on.postgres.required).toBe(false);
  expect(Object.keys(volumes)).toEqual(['data', 'postgres']);
});

test('Kubernetes keeps two replicas, and asks the pages that there are', () => {
  const [deployment, service, budget] = parseAllDocuments(read('deploy/kubernetes.yml')).map(
    (one) => one.toJS(),
  );
  const [container] = deployment.spec.template.spec.containers;

  expect(deployment.spec.replicas).toBe(2);
  const { value: settings } = container.env.find(
    ({ name }: { name: string }) => name === 'HINDSIGHT_CONFIG',
  );
  const places = container.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath);

  expect(places).toContain(dirname(settings));
  expect(container.startupProbe.httpGet.path).toBe('/healthz');
  expect(container.livenessProbe.httpGet.path).toBe('/healthz');
  expect(container.readinessProbe.httpGet.path).toBe('/readyz');
  expect(service.spec.selector).toEqual(deployment.spec.template.metadata.labels);
  expect(budget.spec.selector.matchLabels).toEqual(deployment.spec.selector.matchLabels);
});

test('what a clean checkout must pass is run on every Node that is promised', () => {
  const { jobs } = parse(read('.github/workflows/ci.yml'));
  const steps = jobs.ci.steps as { run?: string }[];

  expect(jobs.ci.strategy.matrix.node).toEqual([20, 22, 24]);
  expect(steps.map(({ run }) => run)).toContain('bash .ci/run');
});
