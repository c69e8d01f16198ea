import { z } from 'zod';
import type { EscalationStep } from '../domain/escalation-policy';
import type { Target } from '../domain/person';
import { HOUR, MINUTE, SECOND } from '../domain/time/instant';
import { type PagerKind, pagerKinds } from '../ports/pagers';

const environmentName = 'must be the name of an environment variable, such as PAGER_KEY';
/** The variable that holds a secret. The secret itself, put there by mistake, is not to pass for a name, nor to be repeated. */
export const secretName = z
  .string(environmentName)
  .regex(/^[A-Z][A-Z0-9_]{2,60}$/, environmentName);
const webAddress =
  'must be an address that begins with https:// or http://, without a password in it';
/** No request can be made to an address with a name or a password. */
export const address = z.string(webAddress).refine((url) => {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}, webAddress);

const idPattern = /^[USWCG][A-Z0-9]+$/;
const plainName =
  'is no name for it: take up to 40 letters, digits, dots, dashes and underscores, such as status-page';
/** The name of a system outside, which people type on the command line too. */
export const systemName = z.string().regex(/^[A-Za-z0-9][\w.-]{0,39}$/, plainName);
const pagerName = systemName.refine(
  (name) => !idPattern.test(name),
  'is no name for it: it looks like an id of Slack; take one such as database-pager',
);

/** Where a pager is, unless the settings say so. */
const usualUrls: Readonly<Record<PagerKind, string | undefined>> = {
  pagerduty: 'https://events.pagerduty.com',
  opsgenie: 'https://api.opsgenie.com',
  webhook: undefined,
};

export const pagersSchema = z
  .record(
    pagerName,
    z
      .strictObject({
        kind: z.enum(pagerKinds, `must be one of ${pagerKinds.join(', ')}`),
        key: secretName,
        url: address.optional(),
        team: z.string().min(1).max(100).optional(),
      })
      .transform((pager) => ({ ...pager, url: pager.url ?? usualUrls[pager.kind] ?? '' }))
      .refine(({ url }) => url !== '', { path: ['url'], message: webAddress })
      .refine(({ kind, team }) => team === undefined || kind === 'opsgenie', {
        path: ['team'],
        message: 'is for opsgenie only',
      }),
    'must be kind, key, url and team',
  )
  .default({});

const whom =
  'must be the id of a user, a group or a channel, or the name of a pager, or a list of them';
const one = z.string(whom).min(1, whom).max(80, whom);
const several = z.union([one, z.array(one, whom).min(1, whom)], whom);
const wait = 'must be a wait such as 90s, 5m or 1h, at most 24h';
const units = { s: SECOND, m: MINUTE, h: HOUR } as const;
const waitMs = z
  .string(wait)
  .regex(/^[1-9]\d{0,4}[smh]$/, wait)
  .transform((text) => Number(text.slice(0, -1)) * units[text.slice(-1) as keyof typeof units])
  .refine((ms) => ms >= 30 * SECOND && ms <= 24 * HOUR, wait);
const step = z.strictObject({ ask: several, after: waitMs.optional() });

const targetName = z.string().min(1).max(80);

export const targetsSchema = z
  .record(targetName, z.union([several, z.array(z.union([one, step])).min(1)], whom))
  .default({});

type Targets = z.output<typeof targetsSchema>;

/** Whom a name stands for, in the order in which they are asked. */
interface Asked {
  readonly ids: readonly string[];
  readonly after?: number | undefined;
}

/** Whom each name stands for, and who is asked after them. Throws RangeError for what names nobody. */
export function toTargets(
  targets: Targets,
  pagers: readonly string[],
): {
  readonly targets: readonly Target[];
  readonly policies: Readonly<Record<string, readonly EscalationStep[]>>;
} {
  const asked = Object.entries(targets).map(([name, steps]) => [name, stepsOf(steps)] as const);
  const first = asked.map(([name, [head]]) => targetOf(name, head, name, pagers));
  const names = new Map(first.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name]])));
  return {
    targets: first,
    policies: Object.fromEntries(
      asked.map(([name, [head, ...next]]) => {
        if (head?.after !== undefined)
          throw new RangeError(
            `targets.${name} begins with a wait: the first one is asked at once`,
          );
        return [name, next.map((one) => stepOf(name, one, names, pagers))];
      }),
    ),
  };
}

function stepsOf(steps: Targets[string]): readonly Asked[] {
  return [steps].flat().map((one) => {
    if (typeof one === 'string') return { ids: [one] };
    return { ids: [one.ask].flat(), after: one.after };
  });
}

function stepOf(
  policy: string,
  { ids, after }: Asked,
  names: ReadonlyMap<string, string>,
  pagers: readonly string[],
): EscalationStep {
  const slackId = ids.find((id) => idPattern.test(id));
  const name = slackId === undefined ? ids.join(', ') : (names.get(slackId) ?? policy);
  const target = targetOf(policy, { ids }, name, pagers);
  return after === undefined ? { target } : { target, afterMs: after };
}

/** One user, group or channel, and any number of pagers, are asked at a time. */
function targetOf(
  policy: string,
  asked: Asked | undefined,
  name: string,
  pagers: readonly string[],
): Target {
  const ids = asked?.ids ?? [];
  const [id, ...others] = ids.filter((one) => idPattern.test(one));
  if (others.length > 0)
    throw new RangeError(
      `targets.${policy} asks ${ids.join(' and ')} at once: take one of them, and the others in later steps`,
    );
  const paged = ids.filter((one) => !idPattern.test(one));
  const unknown = paged.find((one) => !pagers.includes(one));
  if (unknown !== undefined)
    throw new RangeError(`targets.${policy} ${whom}, and “${unknown}” is none`);
  const pages = paged.length === 0 ? {} : { pagers: paged };
  return id === undefined
    ? { kind: 'name', name, ...pages }
    : { kind: kindOf(id), id, name, ...pages };
}

/** Slack’s ids tell by their first letter what they are of. */
export function kindOf(id: string): 'user' | 'group' | 'channel' {
  if (id.startsWith('S')) return 'group';
  return /^[CG]/.test(id) ? 'channel' : 'user';
}

/** The users and groups that a name stands for: those whom the settings may let do something. */
export function everybodyIn(steps: Targets[string]): readonly string[] {
  return stepsOf(steps).flatMap(({ ids }) => ids.filter(isOfPeople));
}

/** Of a user or a group, as Slack gives ids. */
export function isOfPeople(id: string): boolean {
  return /^[USW][A-Z0-9]+$/.test(id);
}
