import type { App, ReceiverEvent, RespondFn } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { COMMAND, type Given, takeCommand } from './listeners/command';
import type { Edge } from './listeners/edge';
import { concernsUs } from './listeners/messages';
import type { InFlight } from './transport/in-flight';
import type { Workspace, Workspaces } from './workspaces/workspaces';

interface Quick {
  readonly workspaces: Workspaces;
  readonly fetch: NonNullable<WebClientOptions['fetch']>;
}

/**
 * Takes what comes most often before Bolt does: our command goes straight to its listener, and messages that are nobody's
 * business go nowhere. Bolt would ask every listener of the App whether it is meant. Everything else is Bolt's.
 */
export function takeQuickly(
  app: App,
  edge: Edge,
  inFlight: InFlight,
  { workspaces, fetch }: Quick,
): void {
  const process = app.processEvent.bind(app);
  const take = (event: ReceiverEvent, workspace: Workspace) => {
    const given = givenBy(event, workspace, fetch);
    return inFlight.run(() => takeCommand(edge, given));
  };
  // Not async: a promise that only hands on another one is told to whoever follows requests, too.
  app.processEvent = (event) => {
    const { command, event: happening } = event.body;
    if (happening?.type === 'message' && !concernsUs(happening)) return acknowledged(event);
    if (command !== COMMAND) return process(event);
    const { team_id: workspaceId, enterprise_id: enterpriseId } = event.body;
    const workspace = workspaces.of(workspaceId);
    if (workspace !== undefined) return take(event, workspace);
    return workspaces
      .find({ workspaceId, enterpriseId })
      .then((found) => (found ? take(event, found) : acknowledged(event, NOT_HERE)));
  };
}

async function acknowledged(event: ReceiverEvent, said?: string): Promise<void> {
  await event.ack(said);
}

/** Slack still offers the command for a moment after the app was removed. */
const NOT_HERE = 'Hindsight is not installed in this workspace any more. Nothing was recorded.';

function givenBy(
  { body, ack }: ReceiverEvent,
  { identity: { workspaceId }, client }: Workspace,
  fetch: Quick['fetch'],
): Given {
  const command = body as Given['command'];
  return { command, workspaceId, client, ack, respond: respondAt(fetch, command.response_url) };
}

/** Throws for an answer that Slack does not take. */
function respondAt(fetch: Quick['fetch'], url: string): RespondFn {
  return async (message) => {
    const body = JSON.stringify(typeof message === 'string' ? { text: message } : message);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`the response address answered with ${response.status}`);
    return response;
  };
}
