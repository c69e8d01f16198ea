import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Makes the server unreachable for a while, to whoever is connected and whoever wants to be. */
export interface Plug {
  /** Calls back once the server listens again: after `forMs`, or when it is plugged in before; at once where it is out already. Returns how to plug it in. */
  pull(forMs: number, isBack: () => void): () => void;
}

export function createPlug(server: Server, host: string, dropSockets: () => void): Plug {
  let isOut = false;
  return {
    pull(forMs, isBack) {
      if (isOut) {
        isBack();
        return () => undefined;
      }
      isOut = true;
      const { port } = server.address() as AddressInfo;
      const timer = setTimeout(plugIn, forMs);
      // What asked for it gets its answer first.
      setImmediate(() => {
        server.close();
        server.closeAllConnections();
        dropSockets();
      });
      let isPluggedIn = false;
      function plugIn(): void {
        if (isPluggedIn) return;
        isPluggedIn = true;
        clearTimeout(timer);
        setImmediate(() => {
          server.listen(port, host, () => {
            isOut = false;
            isBack();
          });
        });
      }
      return plugIn;
    },
  };
}
