/** The bot cannot start as it is set: a line for each setting that cannot be, with its name and what it may be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
