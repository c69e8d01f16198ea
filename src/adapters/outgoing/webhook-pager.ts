import type { Pager, PagerSetup } from '../../ports/pagers';
import { sign, signatureHeader } from '../../requests/signature';
import { postJson } from './post-json';

/** Whatever else wakes people: JSON, signed our way; see docs/integrations.md. */
export function createWebhookPager(
  who: string,
  { url, secret }: PagerSetup,
  timeoutMs: number,
): Pager {
  return {
    kind: 'webhook',
    async send(page) {
      const body = JSON.stringify({ ...page, severity: page.severity ?? null });
      const headers = { [signatureHeader]: sign(secret, body, Date.now()) };
      await postJson({ who, url, body, headers, timeoutMs });
    },
  };
}
