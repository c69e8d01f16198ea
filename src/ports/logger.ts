/** Static message, details beside it. Words of people are details, never part of the message, and never logged above `debug`. */
export interface Logger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
