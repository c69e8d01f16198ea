import type { Fault } from '../../src/local-slack/faults/fault';
import type { Json, LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callApi } from './helpers/call-api';
import { MANIFEST } from './helpers/tester-app';

let workspace: LocalWorkspace;

beforeAll(async () => {
  workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });
});

afterAll(() => workspace.close());

describe('the faults over HTTP', () => {
  async function ask(method: string, path: string, body?: unknown) {
    const response = await fetch(`${workspace.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, ...((await response.json()) as Json) } as Json;
  }

  it('are added, listed with how often they struck, and removed', async () => {
    const fault: Fault = { kind: 'error', error: 'fatal_error', method: 'api.test', times: 5 };
    const { id } = await ask('POST', 'faults', fault);
    await callApi(workspace, 'api.test');
    await callApi(workspace, 'api.test');

    const listed = await ask('GET', 'faults');
    const removed = await ask('DELETE', `faults/${String(id)}`);

    expect(listed.faults).toEqual([{ id, fault, struck: 2, isOver: false }]);
    expect(removed.faults).toEqual([{ id, fault, struck: 2, isOver: true }]);
    expect((await callApi(workspace, 'api.test')).ok).toBe(true);
    expect((await ask('DELETE', 'faults')).faults).toEqual([]);
  });

  it.each([
    [{ kind: 'nope' }, 'There is no fault nope; there are: ratelimited, status, '],
    [{ kind: 'status' }, 'status must be an HTTP status from 400 to 599, for example 503'],
    [{ kind: 'status', status: 200 }, 'status must be an HTTP status from 400 to 599'],
    [{ kind: 'silent', times: 0 }, 'times must be a whole number from 1, for example 1'],
    [{ kind: 'disconnect', how: 'slam' }, 'how must be drop or refresh'],
    [{ kind: 'unplugged', forMs: 5, method: 'x' }, 'unplugged takes no method; it takes: forMs'],
    ['silent', 'A fault is an object'],
  ])('are refused in a sentence: %j', async (fault, sentence) => {
    const { status, error } = await ask('POST', 'faults', fault);

    expect(status).toBe(400);
    expect(error).toContain(sentence);
    expect(workspace.faults()).toEqual([]);
  });

  it('are none of another site’s business', async () => {
    const plain = await fetch(`${workspace.url}faults`, { method: 'POST', body: '{}' });
    const unknown = await ask('DELETE', 'faults/none');

    expect([plain.status, unknown.status, (await ask('PUT', 'faults')).status]).toEqual([
      415, 404, 405,
    ]);
  });
});
