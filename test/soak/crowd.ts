import type { LocalWorkspace } from '../../src/local-slack/types';
import { type Person, personIn } from '../helpers/person';
import { wordsOf } from '../helpers/shown';
import { close, type Door, doors, type Marked } from './doors';
import type { Random } from './random';

/** An incident's channel, as the people in it know it. */
interface Room {
  readonly channel: string;
  readonly marked: Marked[];
  /** How much was done in it, answered or not. */
  acts: number;
  isClosing: boolean;
}

/** The people of a soak. */
export interface Crowd {
  /** Acts until told to stop. */
  act(): Promise<void>;
  stop(): void;
  /** Closes what is still open. The bot must be there. */
  goHome(): Promise<void>;
  /** What was tried, by door. */
  readonly tried: ReadonlyMap<string, number>;
}

const names = ['dana', 'mike', 'priya', 'claire'] as const;
/** The bot keeps within Slack's limits: more than this many acts in a minute would only pile up what it has to do. */
const pauseMs = [800, 3200] as const;
const openAtOnce = 2;
const actsInRoom = 50;

const mostTries = 20;

/** Does it until it is answered: on a busy machine a bot that has just begun may be late. */
async function persistently(work: () => Promise<void>, tries = 1): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (tries >= mostTries) throw error;
    await persistently(work, tries + 1);
  }
}

export function createCrowd(workspace: LocalWorkspace, random: Random): Crowd {
  const people = names.map((name) => personIn(workspace, name));
  const rooms = new Map<string, Room>();
  const tried = new Map<string, number>();
  const lot = doors.flatMap(([name, share, door]) =>
    Array.from({ length: share }, () => ({ name, door })),
  );
  let isStopped = false;
  let said = 0;

  function newWords(): string {
    said += 1;
    return `words${String(said).padStart(5, '0')}`;
  }

  function openRooms(): readonly Room[] {
    for (const { id, name, isArchived } of workspace.channels()) {
      if (name.startsWith('inc-') && !isArchived && !rooms.has(id))
        rooms.set(id, { channel: id, marked: [], acts: 0, isClosing: false });
    }
    return [...rooms.values()].filter((room) => !room.isClosing);
  }

  async function attempt(name: string, work: () => Promise<unknown>): Promise<void> {
    tried.set(name, (tried.get(name) ?? 0) + 1);
    // Nobody was there, or nobody answered: what was not said to be recorded need not be.
    await work().catch(() => undefined);
  }

  async function enter(by: Person, { channel }: Room): Promise<void> {
    if (!workspace.channel(channel)?.members.includes(by.person.id)) await by.join(channel);
  }

  async function actIn(room: Room, by: Person, name: string, door: Door): Promise<void> {
    room.acts += 1;
    if (room.acts > actsInRoom) {
      room.isClosing = true;
      return attempt('close', () => close({ by, channel: room.channel }));
    }
    const { channel, marked } = room;
    await attempt(name, async () => {
      await enter(by, room);
      await door({ by, channel, marked, random, newWords });
    });
  }

  async function live(by: Person): Promise<void> {
    while (!isStopped) {
      const open = openRooms();
      const { name, door } = random.pick(lot);
      if (open.length < openAtOnce)
        await attempt('start', () => by.ask('incidents', `/incident start ${newWords()}`));
      else await actIn(random.pick(open), by, name, door);
      await new Promise((resolve) => setTimeout(resolve, random.whole(...pauseMs)));
    }
  }

  async function goHome(): Promise<void> {
    const [by] = people as [Person, ...Person[]];
    for (const room of openRooms()) await enter(by, room);
    for (const { channel } of rooms.values()) {
      await persistently(async () => {
        // One that was being closed when the bot was killed may be closed or not.
        const state = wordsOf(await by.askFor(channel, '/incident'));
        if (!/\bclosed\b/.test(state)) await close({ by, channel });
      });
    }
  }

  return {
    tried,
    async act() {
      await Promise.all(people.map(live));
    },
    stop() {
      isStopped = true;
    },
    goHome,
  };
}
