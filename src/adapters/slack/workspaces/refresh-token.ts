import { addMs, HOUR, MINUTE } from '../../../domain/time/instant';
import type { Installation } from '../../../ports/installations';
import type { Held, HeldInstallations } from './held-installations';
import type { ManySetup } from './many-setup';
import { openTokens, sealTokens } from './tokens';

/** Tokens last twelve hours; this is long enough for Slack, or this bot, to be away for a while. */
const AHEAD_MS = 2 * HOUR;
/** After a failure. */
const AGAIN_MS = MINUTE;

/** As many at a time as there may be lanes. */
const AT_ONCE = 4;

/** Exchanges the tokens that expire soon, when it is told to; not twice at a time. */
export function createRefreshing(setup: ManySetup, held: HeldInstallations) {
  let running: Promise<unknown> | undefined;

  async function refreshAll(): Promise<void> {
    const left = [...held.all()];
    const worker = async () => {
      for (let one = left.pop(); one; one = left.pop()) await refreshToken(setup, one, held.hold);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  return {
    begin(): Promise<unknown> {
      running ??= refreshAll().finally(() => {
        running = undefined;
      });
      return running;
    },
    ended: async () => running,
  };
}

/** When each installation whose token could not be exchanged is to be tried again. */
const later = new WeakMap<Held, string>();

/**
 * Exchanges a token that expires soon, once, however many processes see that it does: the refresh token works once. What
 * another process has exchanged meanwhile is handed to `hold` as it is.
 */
async function refreshToken(
  setup: Pick<ManySetup, 'installations' | 'secrets' | 'inLane' | 'clock' | 'log' | 'oauth'>,
  held: Held,
  hold: (installation: Installation) => void,
): Promise<void> {
  const { installations, secrets, inLane, clock, log, oauth } = setup;
  const isDue = ({ expiresAt }: Installation) =>
    expiresAt !== undefined && addMs(clock.now(), AHEAD_MS) >= expiresAt;
  const { id } = held.installation;
  if (!isDue(held.installation) || clock.now() < (later.get(held) ?? '')) return;
  try {
    await inLane(`installation/${id}`, async () => {
      const now = await installations.get(id);
      if (now !== undefined && isDue(now)) {
        const { refreshToken: token } = openTokens(secrets, id, now.tokens);
        if (token === undefined) return;
        const given = await oauth.refresh(token, clock.now());
        const sealed = sealTokens(secrets, id, given.tokens);
        await installations.exchange(id, now.tokens, sealed, given.expiresAt);
      }
      const after = await installations.get(id);
      if (after !== undefined) hold(after);
    });
  } catch (err) {
    log.error({ err, id }, 'a token that expires could not be exchanged');
    later.set(held, addMs(clock.now(), AGAIN_MS));
  }
}
