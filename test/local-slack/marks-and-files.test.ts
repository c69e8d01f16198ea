import type { Json, LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callApi } from './helpers/call-api';
import { MANIFEST } from './helpers/tester-app';

let workspace: LocalWorkspace;
let incidents: string;

beforeEach(async () => {
  workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });
  incidents = workspace.channel('incidents')?.id ?? '';
  await call('conversations.join', { channel: incidents });
});

afterEach(() => workspace.close());

function call(method: string, args: Json = {}): ReturnType<typeof callApi> {
  return callApi(workspace, method, args);
}

async function post(fields: Json = {}): Promise<string> {
  const { ts } = await call('chat.postMessage', { channel: incidents, text: 'hello', ...fields });
  return String(ts);
}

async function error(method: string, args: Json = {}): Promise<unknown> {
  return (await call(method, args)).error;
}

describe('pings', () => {
  const mentions = () => workspace.messages('incidents').at(-1)?.mentions;

  it.each([
    ['escaped words', { text: '&lt;!here&gt; @here' }, []],
    ['a marked-up group', { text: 'hey <!channel>' }, ['channel']],
    ['bare words with link_names', { text: 'hey @here', link_names: true }, ['here']],
    [
      'bare words in a block',
      { text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '@here' } }] },
      ['here'],
    ],
    [
      'verbatim words in a block',
      {
        text: 'x',
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '@here', verbatim: true } }],
      },
      [],
    ],
    [
      'plain text in a block',
      {
        text: '<!here>',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: '@here' } }],
      },
      [],
    ],
  ])('are counted: %s', async (_name, fields, expected) => {
    await post(fields);

    expect(mentions()).toEqual(expected);
  });

  it('reach the person named', async () => {
    const { id } = workspace.as('mike').person;

    await post({ text: `<@${id}> and <@U0NOBODY>` });

    expect(mentions()).toEqual([id]);
  });
});

describe('marks', () => {
  it('are put once and taken away once', async () => {
    const timestamp = await post();
    const at = { channel: incidents, timestamp };

    expect(await error('reactions.add', { ...at, name: 'eyes' })).toBeUndefined();
    expect(await error('reactions.add', { ...at, name: 'eyes' })).toBe('already_reacted');
    expect(await error('reactions.remove', { ...at, name: 'bulb' })).toBe('no_reaction');
    expect(await error('reactions.add', { ...at, name: 'No Emoji' })).toBe('invalid_name');
    expect(await error('pins.add', at)).toBeUndefined();
    expect(await error('pins.add', at)).toBe('already_pinned');
    expect(await error('pins.remove', at)).toBeUndefined();
    expect(await error('pins.remove', at)).toBe('no_pin');
  });

  it('list pins with the message', async () => {
    const timestamp = await post({ text: 'card' });
    await call('pins.add', { channel: incidents, timestamp });

    const { items } = await call('pins.list', { channel: incidents });

    expect(items).toMatchObject([{ type: 'message', message: { ts: timestamp, text: 'card' } }]);
  });

  it('keep bookmarks', async () => {
    const at = { channel_id: incidents };
    const link = 'https://status.example';

    expect(await error('bookmarks.add', { ...at, type: 'link', title: 'x', link: 'nope' })).toBe(
      'invalid_link',
    );
    await call('bookmarks.add', { ...at, type: 'link', title: 'Status', link });
    const { bookmarks } = await call('bookmarks.list', at);

    expect(bookmarks).toMatchObject([{ title: 'Status', link, channel_id: incidents }]);
  });
});

describe('canvases', () => {
  const create = (markdown: string) =>
    call('conversations.canvases.create', {
      channel_id: incidents,
      document_content: { type: 'markdown', markdown },
    });

  it('hold a mebibyte and tables of 300 cells', async () => {
    const row = `|${' x |'.repeat(20)}\n`;

    expect(await create('x'.repeat(1024 ** 2 + 1))).toMatchObject({ error: 'canvas_too_large' });
    expect(await create(row.repeat(16))).toMatchObject({ error: 'canvas_creation_failed' });
    expect(await create(row.repeat(15))).toMatchObject({ ok: true });
  });

  it('ping whom they name, but not in code and not where it is escaped', async () => {
    await create('![](@U1) ![](@W2) ![](@U1)\n`![](@U3)`\n```\n![](@U4)\n```\n\\![](@U5) <@U6>');

    expect(workspace.channel('incidents')?.canvasMentions).toEqual(['U1', 'W2']);
  });

  it('are files with an address', async () => {
    const { canvas_id } = await create('# Secret');

    const { file } = await call('files.info', { file: canvas_id });

    expect(file).toMatchObject({ id: canvas_id, filetype: 'quip', linked_channel_id: incidents });
    expect(JSON.stringify(file)).not.toContain('Secret');
  });

  it('are edited section by section, one change a call', async () => {
    const { canvas_id } = await create('# One\n\ntext\n\n## Two\n\nmore');
    const { sections } = await call('canvases.sections.lookup', {
      canvas_id,
      criteria: { section_types: ['h2'], contains_text: 'Two' },
    });
    const change = {
      operation: 'replace',
      section_id: (sections as Json[])[0]?.id,
      document_content: { type: 'markdown', markdown: '## Three' },
    };

    expect(await error('canvases.edit', { canvas_id, changes: [change, change] })).toBe(
      'invalid_arguments',
    );
    await call('canvases.edit', { canvas_id, changes: [change] });

    expect(workspace.channel('incidents')?.canvas).toBe('# One\n\ntext\n\n## Three\n\nmore');
  });
});

describe('files', () => {
  it('must arrive whole before they are shared', async () => {
    const { upload_url, file_id } = await call('files.getUploadURLExternal', {
      filename: 'a.txt',
      length: 5,
    });
    const complete = () =>
      error('files.completeUploadExternal', { files: [{ id: file_id }], channel_id: incidents });

    expect(await complete()).toBe('file_not_found');
    await fetch(String(upload_url), { method: 'POST', body: 'hello' });
    expect(await complete()).toBeUndefined();
    expect(workspace.files()).toMatchObject([{ name: 'a.txt', channels: [incidents] }]);
  });

  it('are served to those who may see them, and cannot run', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>');
    await workspace
      .as('dana')
      .say('general', '', { files: [{ name: 'x.html', mimetype: 'text/html', bytes }] });
    const [file] = workspace.files();
    const url = `${workspace.url}files-pri/${workspace.teamId}-${file?.id}/x.html`;

    const forDana = await fetch(`${url}?as=${workspace.as('dana').person.id}`);
    const forGus = await fetch(`${url}?as=${workspace.as('gus').person.id}`);
    const forNobody = await fetch(url);

    expect(forDana.status).toBe(200);
    expect(forDana.headers.get('content-security-policy')).toMatch(/^sandbox;/);
    expect(forDana.headers.get('x-content-type-options')).toBe('nosniff');
    expect([forGus.status, forNobody.status]).toEqual([404, 404]);
  });
});

it('answers 429 once a tier is used up, if told to enforce tiers', async () => {
  const strict = await startLocalWorkspace({
    manifest: MANIFEST,
    withoutPage: true,
    enforceTiers: true,
  });
  for (let calls = 0; calls < 20; calls += 1) await callApi(strict, 'users.list');

  const response = await fetch(`${strict.apiUrl}users.list`, {
    method: 'POST',
    headers: { authorization: `Bearer ${strict.botToken}` },
  });
  await strict.close();

  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
});
