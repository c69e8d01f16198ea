import type { Kysely } from 'kysely';
import type { Installation, Installations, Sealed } from '../../ports/installations';
import type { Database, InstallationColumns } from './schema';
import { storable } from './storable';

export function createKyselyInstallations(db: Kysely<Database>): Installations {
  return {
    async put(installation) {
      const columns = toColumns(installation);
      await db
        .insertInto('installations')
        .values({ id: installation.id, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .execute();
    },
    async get(id) {
      const row = await db
        .selectFrom('installations')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && toInstallation(row);
    },
    async all() {
      const rows = await db
        .selectFrom('installations')
        .selectAll()
        .where('sealed_tokens', 'is not', null)
        .orderBy('id')
        .execute();
      return rows.flatMap((row) => toInstallation(row) ?? []);
    },
    async exchange(id, from, to, expiresAt) {
      const { numUpdatedRows } = await withTokens(db, id, from)
        .set({
          sealed_tokens: to.text,
          key_id: to.keyId,
          ...(expiresAt !== undefined && { expires_at: expiresAt }),
        })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async end(id, tokens, at) {
      const { numUpdatedRows } = await withTokens(db, id, tokens)
        .set({ sealed_tokens: null, key_id: null, expires_at: null, ended_at: at })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    ...createOrgWorkspaces(db),
    async useOnce(id, now, until) {
      await db.deleteFrom('used_states').where('until', '<', now).execute();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('used_states')
        .values({ id, until })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  };
}

function createOrgWorkspaces(
  db: Kysely<Database>,
): Pick<Installations, 'joinOrg' | 'orgWorkspaces'> {
  return {
    async joinOrg(workspaceId, enterpriseId) {
      const columns = { enterprise_id: enterpriseId };
      await db
        .insertInto('org_workspaces')
        .values({ workspace_id: workspaceId, ...columns })
        .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(columns))
        .execute();
    },
    async orgWorkspaces() {
      const rows = await db.selectFrom('org_workspaces').selectAll().execute();
      return new Map(rows.map((row) => [row.workspace_id, row.enterprise_id]));
    },
  };
}

/** Of two who change the tokens at once, one finds them changed. */
function withTokens(db: Kysely<Database>, id: string, { keyId, text }: Sealed) {
  return db
    .updateTable('installations')
    .where('id', '=', id)
    .where('sealed_tokens', '=', text)
    .where('key_id', '=', keyId);
}

function toColumns(installation: Installation): Omit<InstallationColumns, 'id'> {
  return storable({
    enterprise_id: installation.enterpriseId ?? null,
    name: installation.name,
    bot_id: installation.botId,
    bot_user_id: installation.botUserId,
    app_id: installation.appId,
    scopes: installation.scopes.join(','),
    installed_by: installation.installedBy,
    installed_at: installation.installedAt,
    sealed_tokens: installation.tokens.text,
    key_id: installation.tokens.keyId,
    expires_at: installation.expiresAt ?? null,
    ended_at: null,
  });
}

function toInstallation(row: InstallationColumns): Installation | undefined {
  const { sealed_tokens: text, key_id: keyId } = row;
  if (text === null || keyId === null) return undefined;
  return {
    id: row.id,
    ...(row.enterprise_id !== null && { enterpriseId: row.enterprise_id }),
    name: row.name,
    botId: row.bot_id,
    botUserId: row.bot_user_id,
    appId: row.app_id,
    scopes: row.scopes === '' ? [] : row.scopes.split(','),
    installedBy: row.installed_by,
    installedAt: row.installed_at,
    tokens: { keyId, text },
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  };
}
