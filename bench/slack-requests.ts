import { createHmac } from 'node:crypto';
import type { LocalWorkspace } from '../src/local-slack/types';
import type { LoadRequest } from './http-load';

/** A note that is to be put on record, and the request that asks for it. */
export interface Note {
  readonly text: string;
  readonly request: LoadRequest;
}

export type NoteWriter = (count: number) => readonly Note[];

/** Writes requests as Slack does, each with a text of its own, for the incidents in turn. */
export function noteWriter(workspace: LocalWorkspace, channels: readonly string[]): NoteWriter {
  const [person] = workspace.people();
  let written = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      written += 1;
      const text = `checked replica ${written}, replication lag is back to normal`;
      const fields = new URLSearchParams({
        token: 'none',
        team_id: workspace.teamId,
        team_domain: 'local',
        channel_id: channels[written % channels.length] ?? '',
        channel_name: 'incident',
        user_id: person?.id ?? '',
        user_name: person?.name ?? '',
        command: '/incident',
        text: `note ${text}`,
        api_app_id: 'A0000000000',
        is_enterprise_install: 'false',
        response_url: `${workspace.url}nowhere`,
        trigger_id: `1.2.${written}`,
      });
      return { text, request: signed(workspace.signingSecret, String(fields), formType) };
    });
}

/** Writes the events of messages that people post in channels without an incident. */
export function messageWriter(
  workspace: LocalWorkspace,
): (count: number) => readonly LoadRequest[] {
  let written = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      written += 1;
      const ts = `1763550000.${String(written).padStart(6, '0')}`;
      const channel = `C00RANDOM${written % 40}`;
      const user = `U00PERSON${written % 5000}`;
      const text = `Has anybody seen what happened to build ${written}? It looks stuck to me.`;
      const words = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
      const blocks = [{ type: 'rich_text', block_id: `b${written}`, elements: [words] }];
      const event = { type: 'message', user, ts, client_msg_id: ts, text, team: workspace.teamId };
      const body = JSON.stringify({
        token: 'none',
        team_id: workspace.teamId,
        api_app_id: 'A0000000000',
        event: { ...event, blocks, channel, event_ts: ts, channel_type: 'channel' },
        type: 'event_callback',
        event_id: `Ev${written}`,
        event_time: 1763550000,
        authorizations: [{ team_id: workspace.teamId, user_id: workspace.botUserId, is_bot: true }],
      });
      return signed(workspace.signingSecret, body, 'application/json');
    });
}

const formType = 'application/x-www-form-urlencoded';

function signed(secret: string, body: string, contentType: string): LoadRequest {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac}`,
    },
  };
}
