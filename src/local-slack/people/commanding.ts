import type { Courier } from '../delivery/courier';
import type { Ack } from '../delivery/link';
import { issueResponseUrl, respond } from '../delivery/response-urls';
import type { ActOutcome, Actor, Json } from '../types';
import { SlackFailure } from '../world/failure';
import { postEphemeral } from '../world/messages';
import type { ChannelRecord, PersonRecord } from '../world/records';
import { SLACKBOT } from '../world/seed';
import { installIn, isOrgWide } from '../world/tokens';
import { issueTrigger } from '../world/views';
import type { World } from '../world/world';
import { channelName } from './payload';
import { ownPlace } from './place';
import { escapeCharacters, escapeCommand } from './typed-text';

/** Slash commands: only those the manifest declares, in any channel the person is in, never in a thread. */
export function createCommanding(
  world: World,
  courier: Courier,
  person: PersonRecord,
): Pick<Actor, 'command'> {
  return {
    async command(place, line) {
      const channel = ownPlace(world, person.id, place);
      const [name = '', text = ''] = splitLine(line);
      // An outsider of a shared channel cannot use the apps of the other side.
      if (person.isStranger) return { ok: false, error: 'app_not_found' };
      const isThere = installIn(world) !== undefined;
      const declared = isThere && world.manifest.commands.find(({ command }) => command === name);
      if (!declared) {
        slackbotSays(world, channel, person.id, `${name} is not a valid command.`);
        return { ok: false, error: 'unknown_command' };
      }
      const write = declared.shouldEscape ? escapeCommand : withoutNames;
      const payload = commandPayload(world, channel, person, name, write(world, text));
      const ack = await courier.ask('slash_commands', payload);
      return finish(world, channel, person.id, name, payload, ack);
    },
  };
}

function splitLine(line: string): string[] {
  const [, name, text] = /^(\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  return [name ?? '', text ?? ''];
}

function withoutNames(_world: World, text: string): string {
  return escapeCharacters(text);
}

function commandPayload(
  world: World,
  channel: ChannelRecord,
  person: PersonRecord,
  command: string,
  text: string,
): Json & { response_url: string } {
  return {
    token: world.app.verificationToken,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: world.app.appId,
    ...(world.org ? { enterprise_id: world.org.id, enterprise_name: world.org.name } : {}),
    is_enterprise_install: String(isOrgWide(world)),
    response_url: issueResponseUrl(world, 'commands', { user: person.id, channel: channel.id }),
    trigger_id: issueTrigger(world, person.id),
  };
}

function finish(
  world: World,
  channel: ChannelRecord,
  user: string,
  name: string,
  payload: { response_url: string },
  ack: Ack,
): ActOutcome {
  if (!ack.ok) {
    const words =
      ack.error === 'operation_timeout'
        ? `${name} failed because the app did not respond. Try it again, or ask whoever looks after the app.`
        : `${name} failed with the error "${ack.error}"`;
    slackbotSays(world, channel, user, words);
    return ack;
  }
  const body = typeof ack.body === 'string' ? { text: ack.body } : ((ack.body ?? {}) as Json);
  if (!body.text && !body.blocks) return { ok: true };
  try {
    const address = world.responseUrls.get(payload.response_url.split('/').at(-1) ?? '');
    if (address) respond(world, address, body);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    world.failures.push(`answer to ${name}: ${error.code} ${JSON.stringify(error.detail)}`);
    slackbotSays(world, channel, user, `${name} failed with the error "${error.code}"`);
    return { ok: false, error: error.code };
  }
}

function slackbotSays(world: World, channel: ChannelRecord, user: string, text: string): void {
  postEphemeral(world, channel, user, { user: SLACKBOT, text });
}
