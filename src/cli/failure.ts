import { withoutSecrets } from '../adapters/log/without-secrets';
import { ChatError } from '../ports/chat';
import { StoreUnavailable } from '../ports/incident-store';
import { TemplateError } from '../report/template-error';
import { ConfigError } from '../settings/config-error';

/** What was asked for cannot be done, and whoever asked can put that right: a line or two that say how. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}

/** The words on the command line cannot be what was meant; nothing was done. */
export class Misunderstood extends Failure {
  override readonly name = 'Misunderstood';
}

/** What the operator can put right is said in a line; anything else is a bug, and keeps its stack. */
export function explain(error: unknown): string {
  if (error instanceof StoreUnavailable) return `${error.message} ${error.hint}`;
  if (error instanceof Failure || error instanceof ConfigError || error instanceof TemplateError) {
    return error.message;
  }
  if (error instanceof ChatError && error.isTransient) {
    return `Slack cannot be reached: ${error.message}. Check the way to it from this machine, and SLACK_API_URL; then start it again.`;
  }
  if (error instanceof ChatError) {
    return `Slack refused to let the bot in: ${error.message}. Check SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_API_URL.`;
  }
  const { code, message, stack } = Object(error) as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `${message}. Set PORT to a free port, or 0 for any.`;
  return withoutSecrets(stack ?? String(error));
}
