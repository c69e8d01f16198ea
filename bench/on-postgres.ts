import { startPostgres } from '../test/helpers/postgres';
import { startBot, startBotInWorkspace } from './bot-in-workspace';
import type { Child } from './child';
import { openWarmIncidents, recording } from './commands-against-bolt';
import { contest, contestFigures } from './contest';
import type { Row } from './row';
import { noteWriter } from './slack-requests';

const replicas = 3;
/** All of it shares the processors of this machine, the server included. */
const load = { connections: 16, rounds: 3, requestsInRound: 300, requestsToWarmUp: 300 };

/** Three processes on one server, each with a third of the requests; the peer is one of them alone. */
export const onPostgres: Row = {
  title: `/incident note over signed HTTP, ${load.connections} connections, ${replicas} replicas on one PostgreSQL; the peer is one alone`,
  async run() {
    const server = await startPostgres();
    const url = await server.createDatabase();
    const { workspace, bot, close } = await startBotInWorkspace({ databaseUrl: url });
    const others: Child[] = [];
    try {
      while (others.length < replicas - 1) others.push(await startBot(workspace, url));
      const notes = noteWriter(workspace, await openWarmIncidents(workspace));
      const contenders = [recording([bot, ...others], notes), recording([bot], notes)] as const;
      return contestFigures(await contest(contenders, load), {});
    } finally {
      for (const other of others) await other.kill();
      await close();
      await server.stop();
    }
  },
};
