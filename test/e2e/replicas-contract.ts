import type { ActOutcome, Message } from '../../src/local-slack/types';
import { type Door, type Replicas, startReplicas } from '../helpers/replicas';

/** What holds for several programs on one PostgreSQL, whichever way Slack's requests reach them. */
export function replicasContract(door: Door): void {
  let replicas: Replicas;
  let channel: string;

  beforeAll(async () => {
    replicas = await startReplicas(3, door);
  }, 120_000);
  afterAll(() => replicas.close(), 60_000);

  const stepsLeft = "select count(*) from outbox where state = 'waiting'";
  const surfacesBehind =
    'select count(*) from surfaces where shown_version < wanted_version and is_abandoned = 0';
  const as = (person: string) => replicas.workspace.as(person);
  const said = (what: string): readonly Message[] =>
    replicas.workspace.messages(channel).filter(({ text }) => text.includes(what));

  async function settled(): Promise<void> {
    await replicas.counts(stepsLeft, 0);
    await replicas.counts(surfacesBehind, 0);
  }

  /** Texts on record that begin so, in order. */
  async function recorded(prefix: string): Promise<readonly string[]> {
    const rows = await replicas.rows<{ text: string }>(
      'select text from timeline_entries where text like $1 order by seq',
      `${prefix}%`,
    );
    return rows.map(({ text }) => text);
  }

  test('the same start, sent to two of them at once, is one incident', async () => {
    const line = '/incident start sev2 Checkout is down';

    await Promise.all([as('dana').command('general', line), as('dana').command('general', line)]);
    await settled();

    expect(await replicas.rows('select title from incidents')).toHaveLength(1);
    const made = replicas.workspace.channels().filter(({ name }) => name.startsWith('inc-1'));
    expect(made).toHaveLength(1);
    channel = made[0]?.id ?? '';
  });

  test('notes from everybody at once are all on record, once', async () => {
    const people = ['dana', 'mike', 'priya', 'claire'];
    for (const person of people.slice(1)) await as(person).join(channel);
    const lines = Array.from(
      { length: 24 },
      (_, index) => `burst ${String(index).padStart(2, '0')}`,
    );

    await Promise.all(
      lines.map((line, at) =>
        as(people[at % people.length] ?? 'dana').command(channel, `/incident note ${line}`),
      ),
    );

    await replicas.counts("select count(*) from timeline_entries where text like 'burst%'", 24);
    expect([...(await recorded('burst'))].sort()).toEqual(lines);
  });

  test('a reaction that two of them hear of is one entry, and taken back it is none', async () => {
    const { ts } = await as('mike').say(channel, 'the pool is full');
    replicas.workspace.fault({ kind: 'repeat-events', times: 1 });

    await as('dana').react(channel, ts, 'bulb');
    await replicas.counts("select count(*) from hypotheses where text = 'the pool is full'", 1);
    const removals = "select count(*) from timeline_entries where kind = 'entry-removed'";
    replicas.workspace.fault({ kind: 'repeat-events', times: 1 });
    await as('dana').unreact(channel, ts, 'bulb');
    await replicas.counts(removals, 1);
    await settled();

    expect(await recorded('the pool is full')).toHaveLength(1);
    await replicas.counts(removals, 1);
  });

  test('calls for help are carried out once each, in order, whoever carries them out', async () => {
    for (const name of ['one', 'two', 'three', 'four']) {
      await as('dana').command(channel, `/incident escalate "team ${name}" in order`);
    }
    await settled();

    const asked = said('in order').map(({ text }) => /team (\w+)/.exec(text)?.[1]);
    expect(asked).toEqual(['one', 'two', 'three', 'four']);
  });

  test('one that is killed while Slack is answering it is taken over within seconds', async () => {
    replicas.workspace.fault({
      kind: 'slow',
      method: 'chat.postMessage',
      delayMs: 3000,
      times: 1,
    });
    const kill = replicas.killNext;
    const taken = "select count(*) from outbox where state = 'waiting' and attempts = 1";
    const killer = replicas.counts(taken, 1).then(kill);
    await as('dana').command(channel, '/incident escalate "network team" taken over');
    await killer;
    const killedAt = Date.now();

    await settled();

    const tookMs = Date.now() - killedAt;
    expect(said('taken over')).toHaveLength(1);
    expect(tookMs).toBeLessThan(15_000);
    await replicas.startOne();
  });

  test('with one killed after the other nothing acknowledged is lost, and nothing is there twice', async () => {
    const acknowledged: string[] = [];
    const note = async (text: string): Promise<void> => {
      const outcome: ActOutcome = await as('priya').command(channel, `/incident note ${text}`);
      if (outcome.ok) acknowledged.push(text);
    };
    const typing = async (who: number) => {
      for (let at = 0; at < 12; at += 1) await note(`storm ${who} ${at}`);
    };

    const everybody = Promise.all([1, 2, 3, 4].map(typing));
    await replicas.killNext();
    await replicas.startOne();
    await replicas.killNext();
    await everybody;
    await settled();

    const kept = await recorded('storm');
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThan(40);
    expect(replicas.workspace.channel(channel)?.pins).toHaveLength(1);
  });
}
