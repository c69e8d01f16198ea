import { execFile } from 'node:child_process';
import type { IncomingMessage, RequestListener } from 'node:http';
import { resolve } from 'node:path';
import type { Diagnosis } from '../../src/ports/diagnosis';
import { callCli } from '../helpers/call-cli';
import { type Certified, createAuthority, selfSigned } from '../helpers/certificate';
import { doctorsPractice, type Environment } from '../helpers/doctors-practice';
import { freePort, type Outside, webServer } from '../helpers/outside';

const PROGRAM = resolve(__dirname, '../../bin/hindsight.js');
const at = doctorsPractice();
const open: Outside[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function serve(answer: RequestListener, certified?: Certified): Promise<number> {
  const server = await webServer(answer, certified);
  open.push(server);
  return server.port;
}

/** Settings with these pagers and webhooks, each at an address. */
function reaching(urls: {
  readonly pagers?: Readonly<Record<string, string>>;
  readonly webhooks?: Readonly<Record<string, string>>;
}): Environment {
  const lines = (entries: Readonly<Record<string, string>> = {}, more = '') =>
    Object.entries(entries).map(([name, url]) => `  ${name}: { ${more}key: A_KEY, url: "${url}" }`);
  const file = [
    'pagers:',
    ...lines(urls.pagers, 'kind: webhook, '),
    'webhooks:',
    ...lines(urls.webhooks),
  ].filter((line, index, all) => line.startsWith(' ') || all[index + 1]?.startsWith(' '));
  return {
    ...at.settings(),
    A_KEY: `whsec_${Buffer.alloc(32).toString('base64')}`,
    HINDSIGHT_CONFIG: at.written('hindsight.yml', `${file.join('\n')}\n`),
  };
}

test('Whoever answers can be reached: nothing is sent, and nobody is paged', async () => {
  const asked: IncomingMessage[] = [];
  const bodies: string[] = [];
  const port = await serve((request, response) => {
    asked.push(request);
    request.on('data', (data) => bodies.push(String(data)));
    response.writeHead(asked.length % 2 === 0 ? 404 : 302, { location: '/elsewhere' }).end();
  });
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    ...at.settings(),
    A_KEY: 'the-key-of-all-of-them',
    HINDSIGHT_CONFIG: at.written(
      'hindsight.yml',
      `pagers:
  duty: { kind: pagerduty, key: A_KEY, url: "${url}" }
  genie: { kind: opsgenie, key: A_KEY, url: "${url}/jsm/ops" }
  siren: { kind: webhook, key: A_KEY, url: "${url}/page?token=hidden" }
`,
    ),
  };

  const { code, found } = await at.examine(settings);

  expect(code).toBe(0);
  expect(found.slice(-3)).toEqual(
    ['duty', 'genie', 'siren'].map((name) => ({
      about: `pager ${name}`,
      state: 'well',
      says: `${url} can be reached.`,
    })),
  );
  expect(asked.map(({ method, url: path }) => `${method} ${path}`)).toEqual(
    Array(3).fill('HEAD /'),
  );
  expect(asked.flatMap(({ rawHeaders }) => rawHeaders).join('\n')).not.toContain('the-key');
  expect(bodies).toEqual([]);
});

test('Nobody there, and no such host, are told apart, with what does not work and how to mend it', async () => {
  const port = await freePort();
  const unknown = `${'a'.repeat(64)}.invalid`;

  const { code, of } = await at.examine(
    reaching({
      pagers: { siren: `http://127.0.0.1:${port}/page` },
      webhooks: { tracker: `https://${unknown}/hook` },
    }),
  );

  expect(code).toBe(3);
  expect(of('pager siren')).toEqual({
    about: 'pager siren',
    state: 'problem',
    says: `http://127.0.0.1:${port} refuses the connection: nothing listens there.`,
    breaks: ['Nobody is woken through it.'],
    mend: 'Start what is to listen, or correct the port of pagers.siren.url.',
  });
  expect(of('webhook tracker')).toEqual({
    about: 'webhook tracker',
    state: 'problem',
    says: `${unknown} is unknown: there is no such host.`,
    breaks: ['It hears of no incident.'],
    mend: expect.stringContaining('Correct webhooks.tracker.url'),
  });
});

test('Whoever is in trouble is a warning', async () => {
  const port = await serve((_request, response) => void response.writeHead(503).end());

  const { code, of } = await at.examine(
    reaching({ webhooks: { tracker: `http://127.0.0.1:${port}/hook` } }),
  );

  expect(code).toBe(0);
  expect(of('webhook tracker')).toMatchObject({
    state: 'warning',
    says: `http://127.0.0.1:${port} can be reached, and answers HTTP 503.`,
  });
});

test('A person is told so, too', async () => {
  const port = await freePort();
  const environment = reaching({ pagers: { siren: `http://127.0.0.1:${port}` } });

  const { out } = await callCli(['doctor'], { folder: at.folder, environment });

  expect(out).toContain(`✗ pager siren: http://127.0.0.1:${port} refuses the connection`);
});

test('Certificates are looked at as they are when something is sent', async () => {
  const authority = createAuthority('Those we trust');
  const ports = await Promise.all(
    [
      authority.issue({ host: 'localhost' }),
      authority.issue({ host: 'localhost', years: [2020, 2021] }),
      authority.issue({ host: 'localhost', years: [2048, 2049] }),
      authority.issue({ host: 'elsewhere.example.com' }),
      createAuthority('Those we do not').issue({ host: 'localhost' }),
      selfSigned('localhost'),
    ].map((one) => serve((_request, response) => void response.end(), one)),
  );
  const [good, expired, early, another, stranger, own] = ports.map(
    (port) => `https://localhost:${port}`,
  ) as [string, string, string, string, string, string];
  const settings = reaching({ pagers: { good, expired, early, another, stranger, own } });

  // Whom a program trusts is settled when it starts.
  const trusted = at.written('trusted.pem', authority.certificate);
  const found = await examineApart({ ...settings, NODE_EXTRA_CA_CERTS: trusted });

  const invalid = (url: string) => `The certificate of ${url} is not valid:`;
  expect(Object.fromEntries(found.map(({ about, says }) => [about, says]))).toMatchObject({
    'pager good': `${good} can be reached.`,
    'pager expired': `${invalid(expired)} it has expired.`,
    'pager early': `${invalid(early)} its time has not come.`,
    'pager another': `${invalid(another)} it is for another name than localhost.`,
    'pager stranger': `${invalid(stranger)} nobody that this machine trusts has signed it.`,
    'pager own': `${invalid(own)} nobody that this machine trusts has signed it.`,
  });
  expect(found.find(({ about }) => about === 'pager own')?.mend).toContain('NODE_EXTRA_CA_CERTS');
});

/** The same in a program of its own. */
function examineApart(environment: Environment): Promise<readonly Diagnosis[]> {
  return new Promise((found, failed) => {
    const env = { PATH: process.env.PATH, ...environment };
    const words = [PROGRAM, 'doctor', '--json'];
    execFile(process.execPath, words, { cwd: at.folder, env }, (_error, out, err) => {
      if (out === '') failed(new Error(err));
      else found(JSON.parse(out));
    });
  });
}
