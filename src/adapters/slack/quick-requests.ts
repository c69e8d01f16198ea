import type { App, ReceiverEvent, RespondFn } from '@slack/bolt';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import { COMMAND, type Given, takeCommand } from './listeners/command';
import type { Edge } from './listeners/edge';
import { concernsUs } from './listeners/messages';
import type { InFlight } from './transport/in-flight';

interface Workspace {
  readonly workspaceId: string;
  readonly client: WebClient;
  readonly fetch: NonNullable<WebClientOptions['fetch']>;
}

/**
 * Takes what comes most often before Bolt does: our command goes straight to its listener, and messages that are nobody's
 * business go nowhere. Bolt would ask every listener of the App whether it is meant. Everything else is Bolt's.
 */
export function takeQuickly(app: App, edge: Edge, inFlight: InFlight, workspace: Workspace): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const { command, team_id: workspaceId, event: happening } = event.body;
    if (happening?.type === 'message' && !concernsUs(happening)) return event.ack();
    if (command !== COMMAND || workspaceId !== workspace.workspaceId) return process(event);
    const given = givenBy(event, workspace);
    return inFlight.run(() => takeCommand(edge, given));
  };
}

function givenBy({ body, ack }: ReceiverEvent, { workspaceId, client, fetch }: Workspace): Given {
  const command = body as Given['command'];
  return { command, workspaceId, client, ack, respond: respondAt(fetch, command.response_url) };
}

/** Throws for an answer that Slack does not take. */
function respondAt(fetch: Workspace['fetch'], url: string): RespondFn {
  return async (message) => {
    const body = JSON.stringify(typeof message === 'string' ? { text: message } : message);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`the response address answered with ${response.status}`);
    return response;
  };
}
