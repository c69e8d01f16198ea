/** Which database's words a migration must use, where they differ. */
export type DialectName = 'sqlite' | 'postgres';
