import type { Server } from 'node:http';
import { createCourier, EVENT_RETRY_WAITS_MS } from './delivery/courier';
import type { Link } from './delivery/link';
import { createSignedLink, verifyRequestUrl } from './delivery/signed-link';
import { createSocketLink, type SocketLink } from './delivery/socket-link';
import { createPlayer } from './demo/player';
import { createFaults, type Faults } from './faults/faults';
import { LIMITS } from './limits';
import { readManifest } from './manifest/read-manifest';
import { createPageRoutes } from './page-routes';
import { publicPerson } from './page-view';
import { createActor } from './people/actor';
import { findPerson } from './people/place';
import { createApiServer } from './server/api-server';
import { beginFault } from './server/begin-fault';
import { createHttpServer, listen, stopListening } from './server/http-server';
import { createPlug } from './server/plug';
import { createRateLimits } from './server/rate-limits';
import { createTraffic } from './traffic/traffic';
import type { Actor, LocalWorkspace, WorkspaceOptions } from './types';
import { lookAround } from './workspace-reading';
import { addPerson, changePerson, seedWorld } from './world/seed';
import { grant, uninstall } from './world/tokens';
import { waitForChange } from './world/wait-for';
import type { Shared, World } from './world/world';

/** A workspace, with what stands behind it. */
export interface Team {
  readonly workspace: LocalWorkspace;
  readonly world: World;
  readonly server: Server;
}

/** Starts a workspace with the manifest's app installed. Throws when the manifest cannot be read or the port is taken. */
export async function startLocalWorkspace(options: WorkspaceOptions): Promise<LocalWorkspace> {
  return (await startTeam(options)).workspace;
}

/** A workspace by itself or one of several; `outerUrl` is where the app finds it, if not at its own address. */
export async function startTeam(
  options: WorkspaceOptions,
  shared: Shared = {},
  outerUrl?: string,
): Promise<Team> {
  const world = seedWorld(readManifest(options.manifest), { ...options, ...shared });
  const ackTimeoutMs = options.ackTimeoutMs ?? LIMITS.ackMs.value;
  const faults = createFaults(
    beginFault({ world, socket: () => socket, plug: () => plug }),
    world.changed,
  );
  const traffic = createTraffic();
  const limits = createRateLimits(options.enforceTiers ?? false);
  const api = createApiServer(world, faults, limits, traffic);
  const socket = createSocketLink(world, ackTimeoutMs);
  const { link, ...reach } = reachOf(world, socket, ackTimeoutMs);
  const courier = createCourier(world, {
    link,
    retryWaitsMs: options.eventRetryWaitsMs ?? EVENT_RETRY_WAITS_MS,
    traffic,
    takeFault: faults.take,
  });
  function actorOf(person: string): Actor {
    return createActor(world, courier, findPerson(world, person));
  }
  const player = createPlayer(world, actorOf, options.demo);
  const isAppConnected = reach.isAppConnected;
  const page = createPageRoutes({ world, actorOf, player, isAppConnected, traffic, faults });
  const extra = options.withoutPage ? servesNothing : page.routes;
  const server = createHttpServer({ world, api, faults, traffic, extra });
  const host = options.host ?? '127.0.0.1';
  const plug = createPlug(server, host, () => {
    socket.disconnect('drop');
    page.drop();
  });
  server.on('upgrade', (request, connection, head) => {
    if (!page.upgrade(request, connection, head)) socket.upgrade(request, connection, head);
  });
  const url = await listen(server, host, options.port ?? 0);
  Object.assign(world, { url: outerUrl ?? url, pageUrl: url });

  const workspace: LocalWorkspace = {
    ...identityOf(world),
    url,
    ...lookAround(world, api),
    ...faultsOf(faults, socket),
    as: actorOf,
    ...directory(world),
    waitFor: (what, probe, timeoutMs) => waitForChange(world, what, probe, timeoutMs),
    ...reach,
    ...installation(world),
    demo: player,
    async close() {
      player.stop();
      faults.clear();
      courier.stop();
      page.close();
      await socket.close();
      await stopListening(server);
    },
  };
  return { workspace, world, server };
}

async function servesNothing(): Promise<boolean> {
  return false;
}

/** How the app is reached: by its sockets, until it is told to be by requests. */
function reachOf(
  world: World,
  socket: SocketLink,
  ackTimeoutMs: number,
): Pick<LocalWorkspace, 'isAppConnected' | 'deliverTo' | 'verify'> & { link(): Link } {
  let link: Link = socket;
  return {
    link: () => link,
    isAppConnected: () => link.isConnected(),
    deliverTo(requestUrl) {
      link = createSignedLink(world, requestUrl, ackTimeoutMs);
    },
    verify: (requestUrl) => verifyRequestUrl(world, requestUrl, ackTimeoutMs),
  };
}

function identityOf(
  world: World,
): Pick<
  LocalWorkspace,
  | 'apiUrl'
  | 'botToken'
  | 'appToken'
  | 'signingSecret'
  | 'clientId'
  | 'clientSecret'
  | 'teamId'
  | 'botUserId'
> {
  const { botToken, appToken, signingSecret, clientId, clientSecret, botUserId } = world.app;
  return {
    apiUrl: `${world.url}api/`,
    botToken,
    appToken,
    signingSecret,
    clientId,
    clientSecret,
    teamId: world.team.id,
    botUserId,
  };
}

function directory(world: World): Pick<LocalWorkspace, 'addPerson' | 'changePerson'> {
  return {
    addPerson: (person) => publicPerson(addPerson(world, person)),
    changePerson: (person, change) =>
      publicPerson(changePerson(world, findPerson(world, person).id, change)),
  };
}

function installation(
  world: World,
): Pick<LocalWorkspace, 'allowRedirect' | 'consent' | 'uninstall'> {
  return {
    allowRedirect: (url) => void world.app.redirectUrls.push(url),
    consent(person, redirectUri) {
      const installer = findPerson(world, person).id;
      return grant(world.install, world, { installer, ...(redirectUri && { redirectUri }) });
    },
    uninstall: () => uninstall(world),
  };
}

function faultsOf(
  faults: Faults,
  socket: SocketLink,
): Pick<LocalWorkspace, 'fault' | 'faults' | 'removeFault' | 'clearFaults' | 'disconnectSockets'> {
  return {
    fault: faults.add,
    faults: faults.list,
    removeFault: faults.remove,
    clearFaults: faults.clear,
    disconnectSockets: socket.disconnect,
  };
}
