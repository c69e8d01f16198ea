import type { LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callApi } from './helpers/call-api';
import { MANIFEST } from './helpers/tester-app';

describe('an installation', () => {
  let workspace: LocalWorkspace;

  beforeEach(async () => {
    workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });
  });

  afterEach(() => workspace.close());

  it('gives the bot token for a code, once', async () => {
    const { clientId: client_id, clientSecret: client_secret } = workspace;
    const args = { code: workspace.consent('dana'), client_id, client_secret };

    const first = await callApi(workspace, 'oauth.v2.access', args, 'none');
    const second = await callApi(workspace, 'oauth.v2.access', args, 'none');

    expect(first).toMatchObject({ ok: true, access_token: workspace.botToken });
    expect(second.error).toBe('invalid_code');
  });

  it('ends with tokens that no longer work', async () => {
    workspace.uninstall();

    expect((await callApi(workspace, 'auth.test')).error).toBe('account_inactive');
  });

  it('brings five people in five zones, a guest only among the incidents', () => {
    const people = workspace.people().filter(({ isBot }) => !isBot);
    const guests = people.filter(({ isGuest }) => isGuest).map(({ id }) => id);

    expect(new Set(people.map(({ tz }) => tz)).size).toBe(5);
    expect(workspace.channel('incidents')?.members).toEqual(expect.arrayContaining(guests));
    expect(workspace.channel('general')?.members).not.toEqual(expect.arrayContaining(guests));
  });

  it('lets somebody move to another zone', async () => {
    workspace.changePerson('dana', { tz: 'Asia/Tokyo' });

    const { user } = await callApi(workspace, 'users.info', {
      user: workspace.as('dana').person.id,
    });

    expect(user).toMatchObject({ tz: 'Asia/Tokyo', tz_offset: 9 * 3600 });
  });

  it('shows nobody a channel they may not see', () => {
    workspace.addChannel({ name: 'secret', isPrivate: true, members: ['dana'] });

    expect(workspace.as('dana').messages('secret')).toEqual([]);
    expect(() => workspace.as('mike').messages('secret')).toThrow('channel_not_found');
  });
});
