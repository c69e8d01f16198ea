import type { Json, LocalWorkspace } from '../../../src/local-slack/types';
import { callApi } from '../helpers/call-api';

/** A workspace with everything in it that a call can be refused for. */
export interface Setting {
  readonly workspace: LocalWorkspace;
  /** Public channels: the app is in the first two, and not in the third. */
  readonly incidents: string;
  readonly general: string;
  readonly elsewhere: string;
  /** Private, and not the app's. */
  readonly secret: string;
  /** The app's own, archived. */
  readonly old: string;
  /** Direct messages with Dana. */
  readonly direct: string;
  readonly dana: string;
  /** In incidents: a message of the app, and one of Dana's. */
  readonly posted: string;
  readonly said: string;
  readonly canvas: string;
  /** Moves the workspace's clock. */
  later(ms: number): void;
  /** Calls that must be taken. */
  done(method: string, args?: Json): Promise<Json>;
  /** A trigger of Dana's. Mike has a form open whose external_id is `twin`. */
  trigger(): Promise<string>;
}

/** Builds it up by calls of the app and acts of Dana; `triggerOf` brings a trigger of somebody's. */
export async function settle(
  workspace: LocalWorkspace,
  triggerOf: (person: string) => Promise<string>,
  later: (ms: number) => void,
): Promise<Setting> {
  async function done(method: string, args: Json = {}): Promise<Json> {
    const answer = await callApi(workspace, method, args);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer;
  }
  const people = ['dana', 'mike'];
  const idOf = (answer: Json): string => String((answer.channel as Json).id);
  const incidents = workspace.channel('incidents')?.id ?? '';
  const general = workspace.channel('general')?.id ?? '';
  const elsewhere = workspace.addChannel({ name: 'elsewhere', members: people }).id;
  const secret = workspace.addChannel({ name: 'secret', isPrivate: true, members: people }).id;
  const dana = workspace.as('dana').person.id;
  await done('conversations.join', { channel: incidents });
  await done('conversations.join', { channel: general });
  const old = idOf(await done('conversations.create', { name: 'old' }));
  await done('chat.postMessage', { channel: old, text: 'first' });
  await done('conversations.archive', { channel: old });
  const direct = idOf(await done('conversations.open', { users: dana }));
  const posted = String((await done('chat.postMessage', { channel: incidents, text: 'a' })).ts);
  const said = (await workspace.as('dana').say('incidents', 'b')).ts;
  const content = { type: 'markdown', markdown: '# One' };
  const { canvas_id: canvas } = await done('conversations.canvases.create', {
    channel_id: incidents,
    document_content: content,
  });
  await done('views.open', { trigger_id: await triggerOf('mike'), view: form('twin') });
  const ids = { incidents, general, elsewhere, secret, old, direct, dana, posted, said };
  const trigger = () => triggerOf('dana');
  return { workspace, ...ids, canvas: String(canvas), later, done, trigger };
}

export function form(externalId = ''): Json {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Form' },
    blocks: [{ type: 'divider' }],
    ...(externalId ? { external_id: externalId } : {}),
  };
}
