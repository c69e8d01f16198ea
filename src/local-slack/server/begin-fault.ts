import type { SocketLink } from '../delivery/socket-link';
import type { Begin } from '../faults/faults';
import type { World } from '../world/world';
import type { Plug } from './plug';

interface Reach {
  readonly world: World;
  readonly socket: () => SocketLink;
  readonly plug: () => Plug;
}

/** Starts the faults that strike by themselves; the others wait for a call or an event. */
export function beginFault({ world, socket, plug }: Reach): Begin {
  return (fault, { strike, finish }) => {
    switch (fault.kind) {
      case 'disconnect':
        socket().disconnect(fault.how);
        strike();
        finish();
        return undefined;
      case 'unplugged':
        strike();
        return plug().pull(fault.forMs, finish);
      case 'token-revoked':
        world.emit({ type: 'tokens_revoked', tokens: { oauth: [], bot: [world.app.botUserId] } });
        return undefined;
      default:
        return undefined;
    }
  };
}
