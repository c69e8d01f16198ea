/** The bot cannot start as it is set: one line that names the setting and what it may be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
