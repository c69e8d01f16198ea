import type { BotForTest, BotOptions } from './bot';
import { startBotForTest } from './bot';
import { type Person, personIn } from './person';
import { blocksWords, wordsOf } from './shown';

/** Where the record shows in Slack. */
export const places = ['card', 'topic', 'canvas', 'announcement', 'home'] as const;
export type Place = (typeof places)[number];

/** A bot with a channel for announcements, and somebody whose home it keeps. */
export interface Everywhere {
  readonly bot: BotForTest;
  readonly dana: Person;
  /** The channel for announcements. */
  readonly company: string;
  /** What a place shows of an incident in this channel now. */
  says(channel: string, place: Place): string;
  /** Waits for places to show these words; all of them unless named. */
  show(channel: string, words: string, which?: readonly Place[], timeoutMs?: number): Promise<void>;
}

export async function everywhere(options: BotOptions = {}): Promise<Everywhere> {
  let company = '';
  const bot = await startBotForTest({
    ...options,
    settings: (workspace) => {
      company = workspace.addChannel({ name: 'company-status' }).id;
      return { announcementChannel: company };
    },
  });
  const dana = personIn(bot.workspace, 'dana');
  await dana.openHome();
  await bot.workspace.waitFor('the home', () => dana.home());

  function says(channel: string, place: Place): string {
    const { topic = '', canvas = '', pins = [] } = bot.workspace.channel(channel) ?? {};
    const home = dana.home() as { readonly blocks: Parameters<typeof blocksWords>[0] } | undefined;
    const messages = bot.workspace.messages(channel).filter(({ ts }) => pins.includes(ts));
    const announced = bot.workspace.messages(company).map(wordsOf);
    const said: Readonly<Record<Place, string>> = {
      card: messages.map(wordsOf).join('\n'),
      topic,
      canvas,
      announcement: announced.join('\n'),
      home: home === undefined ? '' : blocksWords(home.blocks),
    };
    return said[place];
  }

  return {
    bot,
    dana,
    company,
    says,
    async show(channel, words, which = places, timeoutMs = 30_000) {
      await Promise.all(
        which.map((place) =>
          bot.workspace.waitFor(
            `the ${place} to say ${words}`,
            () => says(channel, place).includes(words),
            timeoutMs,
          ),
        ),
      );
    },
  };
}
