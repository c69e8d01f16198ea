import type { IncomingMessage } from 'node:http';
import type { Faults } from '../faults/faults';
import { readFault } from '../faults/read-fault';
import type { World } from '../world/world';
import type { Answer } from './answer';
import { readBody } from './body';
import { isOwnHost } from './own-host';

/**
 * `GET /faults` lists them, `POST /faults` with a fault as JSON asks for one, `DELETE /faults/ID` ends it, `DELETE /faults` ends all.
 * For the page, and for tests of apps in any language.
 */
export async function directFaults(
  world: World,
  faults: Faults,
  request: IncomingMessage,
  id: string,
): Promise<Answer> {
  if (!isOwnHost(world, request)) return refusal(403, 'This is served to its own address only');
  switch (request.method) {
    case 'GET':
      return listed(faults);
    case 'POST':
      return await add(faults, request);
    case 'DELETE':
      if (id === '') faults.clear();
      else if (!faults.remove(id)) return refusal(404, `There is no fault ${id}`);
      return listed(faults);
    default:
      return refusal(405, 'Use GET, POST or DELETE');
  }
}

function listed(faults: Faults): Answer {
  return { status: 200, body: { ok: true, faults: faults.list() } };
}

async function add(faults: Faults, request: IncomingMessage): Promise<Answer> {
  // A form of another site cannot send JSON without asking first.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return refusal(415, 'Send JSON');
  }
  const fault = readFault(parsed(String(await readBody(request))));
  if ('kind' in fault) return { status: 200, body: { ok: true, id: faults.add(fault) } };
  return refusal(400, fault.join('; '));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, error: string): Answer {
  return { status, body: { ok: false, error } };
}
