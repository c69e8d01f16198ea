import type { Settings } from '../../src/app/deps';
import type { Permissions } from '../../src/domain/permissions';
import { ChatError } from '../../src/ports/chat';
import {
  button,
  type FrontOfficeForTest,
  openOffice,
  said,
  type User,
  users,
} from '../helpers/front-office';

const everybody: Permissions = {
  close: ['everyone'],
  reopen: ['everyone'],
  severity: ['everyone'],
  redact: ['lead', 'recorder'],
};
const group = { kind: 'group', id: 'S0001', name: 'incident managers' } as const;
const sam = { kind: 'user', id: users.sam, name: users.sam } as const;

let office: FrontOfficeForTest;
let channel: string;
async function officeWhere(
  permissions: Partial<Permissions>,
  more: Partial<Settings> = {},
): Promise<void> {
  office = openOffice({ permissions: { ...everybody, ...permissions }, ...more });
  channel = await office.open('start Checkout is down');
  await office.type('help', 'sam');
}
afterEach(() => office.settle());

const type = async (text: string, by: User) => said(await office.type(text, by, channel));
const press = async (action: string, by: User, rest = '') =>
  said(await office.press({ action, label: '', value: `T0001/1 ${rest}`.trim() }, by, channel));

test('without a rule everybody may', async () => {
  await officeWhere({});

  expect(await type('severity sev1', 'sam')).toContain('Recorded');
  expect(await press('close-anyway', 'sam')).toContain('is closed');
  expect(await type('reopen', 'sam')).toContain('Recorded');
});

test('what is the lead’s is refused to others, who are told who can', async () => {
  await officeWhere({ severity: ['lead'], close: ['lead'], reopen: ['lead'] });

  expect(await type('severity sev1', 'sam')).toContain(
    'Only the lead (Dana) may change the severity of INC-1.',
  );
  expect(await press('close-anyway', 'sam')).toContain('Only the lead (Dana) may close INC-1.');
  expect(await type('severity sev1', 'dana')).toContain('Recorded');
  await press('close-anyway', 'dana');
  expect(await type('reopen', 'sam')).toContain('Only the lead (Dana) may reopen INC-1.');
  expect(await press('reopen', 'sam')).toContain('Only the lead');
  expect(await press('reopen-and-do', 'sam', 'status monitoring')).toContain('Only the lead');
  expect((await office.stores.incidents.get('T0001/1'))?.status).toBe('closed');
});

test('a severity cannot be changed by taking back a change of it', async () => {
  await officeWhere({ severity: ['lead'] });
  await type('severity sev1', 'dana');

  for (const text of ['remove T4', 'move T4 10:59']) {
    expect(await type(text, 'sam')).toContain('Only the lead (Dana)');
  }
  expect(await press('undo', 'sam', '4')).toContain('Only the lead (Dana)');
  expect((await office.stores.incidents.get('T0001/1'))?.severity).toBe('sev1');
  expect(await type('undo', 'dana')).toContain('Recorded');
});

test('somebody named by id is named by name', async () => {
  await officeWhere({ close: [sam] });

  expect(await press('close-anyway', 'dana')).toContain('Only Sam may close INC-1.');
  expect(await press('close-anyway', 'sam')).toContain('is closed');
});

describe('a group', () => {
  beforeEach(() => officeWhere({ close: ['lead', group] }));

  test('lets its members', async () => {
    office.chat.groups.set('S0001', [users.sam]);

    expect(await press('close-anyway', 'sam')).toContain('is closed');
  });

  test('lets nobody else', async () => {
    expect(await press('close-anyway', 'sam')).toContain(
      'Only the lead (Dana) or incident managers may close INC-1.',
    );
  });

  test('lets nobody while Slack does not say who is in it', async () => {
    office.chat.groups.set('S0001', [users.sam]);
    office.chat.failNext('groupMembers', new ChatError('timeout', 'usergroups.users.list', true));

    expect(await press('close-anyway', 'sam')).toContain('Slack could not say who that is');
  });

  test('is not asked about where the record alone says yes', async () => {
    await press('close-anyway', 'dana');
    await type('note x', 'sam');

    expect(office.chat.calls).not.toContain('groupMembers');
  });
});

test('a list of what is missing is for everybody', async () => {
  await officeWhere({ close: ['lead'] });

  expect(button(await office.type('close', 'sam', channel), 'Close anyway')).toBeDefined();
});

test('what is reserved for a group of the home workspace is the lead’s in every other', async () => {
  await officeWhere({ severity: [group], close: [group, 'lead'] }, { homeWorkspace: 'T0HOME' });
  office.chat.groups.set(group.id, [users.sam]);

  expect(await type('severity sev1', 'sam')).toContain(
    'Only the lead (Dana) may change the severity of INC-1.',
  );
  expect(await type('severity sev1', 'dana')).toContain('Recorded');
  expect(await press('close-anyway', 'sam')).toContain('Only the lead (Dana) may close INC-1.');
});
