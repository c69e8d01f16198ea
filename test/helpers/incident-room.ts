import type { BotForTest } from './bot';
import { type Person, personIn } from './person';

/** An incident that is going on, and the channel it is in. */
export interface IncidentRoom {
  readonly channel: string;
  /** `INC-3` */
  readonly label: string;
  /** Texts of the entries on record that are not the bot's own, in order. */
  entries(): readonly { readonly entry: string; readonly kind: string; readonly text: string }[];
}

/** Opens an incident as somebody and waits for its channel. */
export async function openRoom(
  bot: BotForTest,
  by: Person,
  command: string,
  members: readonly string[] = [],
): Promise<IncidentRoom> {
  const answer = await by.ask('incidents', `/incident start ${command}`);
  const [, label] = /(INC-\d+): .* is open, and you lead it/.exec(answer) ?? [];
  if (label === undefined) throw new Error(`nothing was opened: ${answer}`);
  const incidentId = `${bot.workspace.teamId}/${label.slice('INC-'.length)}`;
  const [name] = await waitForRow(bot, incidentId);
  const { id: channel } = await bot.workspace.waitFor(`the channel of ${label}`, () =>
    bot.workspace.channel(name ?? ''),
  );
  await bot.workspace.waitFor(`${by.person.name} to be in it`, () =>
    bot.workspace.channel(channel)?.members.includes(by.person.id),
  );
  for (const member of members) await personIn(bot.workspace, member).join(channel);
  return {
    channel,
    label,
    entries: () =>
      bot.rows(
        "select entry, kind, text from timeline_entries where incident_id = ? and source <> 'system' order by seq",
        incidentId,
      ),
  };
}

async function waitForRow(bot: BotForTest, incidentId: string): Promise<readonly string[]> {
  const channels = () =>
    bot
      .rows<{ channel_id: string | null }>(
        'select channel_id from incidents where id = ?',
        incidentId,
      )
      .flatMap(({ channel_id }) => channel_id ?? []);
  await bot.workspace.waitFor(`the row of ${incidentId}`, () => channels().length > 0);
  return channels();
}
