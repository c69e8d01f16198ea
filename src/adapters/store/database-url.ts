/** The path in `file:data/hindsight.db`; undefined for a server's address and for what is no address. */
export function sqlitePathOf(databaseUrl: string): string | undefined {
  return /^file:(?:\/\/(?=\/))?(.+)$/.exec(databaseUrl)?.[1];
}
