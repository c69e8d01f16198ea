import { type FrontOfficeForTest, openOffice, users, workspaceId } from './front-office';

/** An office with one incident, and the channel that one has. */
export type Office = FrontOfficeForTest & { readonly channelId: string };

/** Everybody there can be. Dana opened the incident. */
export const people = {
  member: users.dana,
  outside: users.sam,
  left: 'U0010',
  'guest in': 'U0011',
  'guest out': users.guest,
  'guest left': 'U0012',
  stranger: users.stranger,
  bot: 'U0013',
  nobody: 'U0014',
} as const;
export type Who = keyof typeof people;

/** What somebody may do with an incident: `all` of it, nothing since it is not `there`, or nothing at all. */
export type Right = 'all' | 'not there' | 'refused' | 'unknown';

const table: Readonly<Record<Who, { readonly open: Right; readonly secret: Right }>> = {
  member: { open: 'all', secret: 'all' },
  outside: { open: 'all', secret: 'not there' },
  left: { open: 'all', secret: 'not there' },
  'guest in': { open: 'all', secret: 'all' },
  'guest out': { open: 'not there', secret: 'not there' },
  'guest left': { open: 'not there', secret: 'not there' },
  stranger: { open: 'refused', secret: 'refused' },
  bot: { open: 'refused', secret: 'refused' },
  nobody: { open: 'unknown', secret: 'unknown' },
};

const cases = (Object.keys(table) as Who[]).flatMap((who) =>
  (['open', 'secret'] as const).map((kind) => [who, kind, table[who][kind]] as const),
);
export const rightOf = (right: Right) => cases.filter((one) => one[2] === right);

export const id = 'T0001/1';
export const title = 'Payroll leaked';
export async function officeWith(kind: 'open' | 'secret'): Promise<Office> {
  const office = openOffice();
  const usual = { zone: 'UTC', isGuest: false, isStranger: false, isBot: false };
  const { people: known } = office.chat;
  known.set(people.left, { name: 'Leo', ...usual });
  known.set(people['guest in'], { name: 'Gia', ...usual, isGuest: true });
  known.set(people['guest left'], { name: 'Gus', ...usual, isGuest: true });
  known.set(people.bot, { name: 'Bot', ...usual, isBot: true });
  const name = await office.open(`start ${kind === 'secret' ? '--private ' : ''}${title}`);
  const channelId = office.chat.channel(name).id;
  office.chat.channel(name).members.add(people['guest in']);
  return { ...office, channelId };
}

export const elsewhere = 'C0001';
export const everything = (reply: unknown) => JSON.stringify(reply);

export const give = (office: FrontOfficeForTest, who: Who, text: string, where = elsewhere) =>
  office.desk.command({ workspaceId, userId: people[who], channelId: where, text });
export const press = (office: Office, who: Who, action: string, value = `${id} note`) =>
  office.desk.press({
    workspaceId,
    userId: people[who],
    channelId: office.channelId,
    action,
    value,
  });
export const send = (office: Office, who: Who, form: string, carry: string) =>
  office.desk.submit({
    workspaceId,
    userId: people[who],
    channelId: office.channelId,
    form,
    carry,
    answers,
  });
const answers = { text: 'x', title: 'x' };
export const carryOf = (form: string, of = id) =>
  form === 'mark'
    ? JSON.stringify({
        kind: 'timeline',
        incidentId: of,
        marked: { ref: { channelId: elsewhere, ts: '1763550000.000100' }, files: [] },
      })
    : `${of} note`;

/** All that is on record or queued. */
export async function record({ stores }: FrontOfficeForTest) {
  const { waiting } = await stores.outbox.backlog(new Date().toISOString());
  return [await stores.incidents.load(id), waiting];
}
