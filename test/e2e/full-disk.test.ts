import { join } from 'node:path';
import { openStores } from '../../src/adapters/store/open-database';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { callCli } from '../helpers/call-cli';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { openIncident } from '../helpers/record';
import { type SmallDisk, smallDisk } from '../helpers/small-disk';

const disk = smallDisk(8);
// Only root may mount one.
const whereMounted = disk === undefined ? describe.skip : describe;
const small = disk as SmallDisk;

whereMounted('a disk of its own', () => {
  afterAll(() => small.remove());

  describe('that is full', () => {
    let bot: BotForTest;
    let dana: Person;
    let room: IncidentRoom;
    beforeAll(async () => {
      bot = await startBotForTest({ within: small.folder });
      dana = personIn(bot.workspace, 'dana');
      room = await openRoom(bot, dana, 'Checkout returns errors');
      await bot.settled();
    }, 60_000);
    afterAll(() => bot.close());

    it('has words refused and given back, loses nothing that was recorded, and goes on when there is room', async () => {
      const told: string[] = [];
      const note = async (words: string) => {
        const answer = await dana.ask(room.channel, `/incident note ${words}`);
        if (answer.includes('Recorded')) told.push(words);
        return answer;
      };
      await note('before it was full');

      small.fill();
      const refused: string[] = [];
      for (let round = 1; refused.length < 3; round += 1) {
        const words = `round ${round} ${'x'.repeat(2500)}`;
        const answer = await note(words);
        if (!answer.includes('Recorded')) refused.push(answer);
      }
      small.makeRoom();
      const after = await note('after there was room');

      for (const answer of refused) {
        expect(answer).toContain('The disk that holds the database is full.');
        expect(answer).toContain('Nothing was recorded.');
        expect(answer).toMatch(/round \d+ x{2000}/);
      }
      expect(after).toContain('Recorded');
      expect(
        room
          .entries()
          .filter(({ kind }) => kind === 'note')
          .map(({ text }) => text),
      ).toEqual(told);
      await bot.settled();
    }, 60_000);
  });

  it('that is full has a backup refused, and nothing left of it', async () => {
    const database = join(small.folder, 'full.db');
    const stores = await openStores(`file:${database}`);
    await openIncident(stores.incidents, 'T1');
    await stores.close();
    small.fill();
    const environment = { DATABASE_URL: `file:${database}` };

    const refused = await callCli(['backup', 'copy.db'], { folder: small.folder, environment });
    small.makeRoom();
    const made = await callCli(['backup', 'copy.db'], { folder: small.folder, environment });

    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('disk that holds the database is full'),
    });
    expect(made).toMatchObject({ code: 0 });
  });

  it('that is read-only has the database refused, in a line', async () => {
    const database = join(small.folder, 'kept.db');
    await (await openStores(`file:${database}`)).close();
    small.makeReadOnly();

    const { code, err } = await callCli(['migrate'], {
      folder: small.folder,
      environment: { DATABASE_URL: `file:${database}` },
    });

    expect(code).toBe(1);
    expect(err).toMatch(/read-only|cannot be opened/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
