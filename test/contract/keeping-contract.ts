import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { PersonRecord } from '../../src/ports/people';
import { minuteOf } from '../helpers/entries';
import { openIncident } from '../helpers/record';
import { nastyTexts } from '../helpers/samples';

const person: PersonRecord = {
  workspaceId: 'T1',
  id: 'U1',
  name: 'Dana',
  zone: 'Europe/Paris',
  isGuest: true,
  isStranger: false,
  isBot: false,
  seenAt: minuteOf(1),
};

/** What is kept beside the incidents: people, attachments, the moment of the last contact. */
export function keepingContract(stores: () => Stores): void {
  it('gives back a person as they were last heard of', async () => {
    const changed = { ...person, name: 'Dana P.', isGuest: false, isBot: true, isStranger: true };
    await stores().people.put(person);
    const first = await stores().people.get('T1', 'U1');
    await stores().people.put(changed);

    expect(first).toEqual(person);
    expect(await stores().people.get('T1', 'U1')).toEqual(changed);
  });

  it.each(nastyTexts.map((name) => [name.slice(0, 40), name] as const))(
    'gives back the name %j',
    async (_title, name) => {
      await stores().people.put({ ...person, name });

      expect((await stores().people.get('T1', 'U1'))?.name).toBe(name);
    },
  );

  it('knows nobody of another workspace', async () => {
    await stores().people.put(person);

    expect(await stores().people.get('T2', 'U1')).toBeUndefined();
    expect(await stores().people.get('T1', 'U2')).toBeUndefined();
  });

  it('knows until when there was contact, and never forgets a later moment for an earlier one', async () => {
    const before = await stores().contact.last();
    await stores().contact.note(minuteOf(2));
    await stores().contact.note(minuteOf(3));
    await stores().contact.note(minuteOf(1));

    expect(before).toBeUndefined();
    expect(await stores().contact.last()).toBe(minuteOf(3));
  });

  it('gives back every byte of an attachment', async () => {
    const id = await openIncident(stores().incidents, 'T1');
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    const image = { id: 'F1', name: "graph's ünï.png", mimetype: 'image/png', bytes };
    await stores().attachments.put(id, image);

    expect(await stores().attachments.list(id)).toEqual([image]);
  });

  it('keeps an attachment once, as it first was', async () => {
    const id = await openIncident(stores().incidents, 'T1');
    const image = { id: 'F1', name: 'a.png', mimetype: 'image/png', bytes: Uint8Array.of(1) };
    await stores().attachments.put(id, image);
    await stores().attachments.put(id, { ...image, name: 'b.png', bytes: Uint8Array.of() });

    expect(await stores().attachments.list(id)).toEqual([image]);
  });

  it('tells the attachments of incidents apart', async () => {
    const id = await openIncident(stores().incidents, 'T1');
    const image = { id: 'F1', name: 'a.png', mimetype: 'image/png', bytes: Uint8Array.of() };
    await stores().attachments.put(id, image);

    expect(await stores().attachments.list('T1/2')).toEqual([]);
  });
}
