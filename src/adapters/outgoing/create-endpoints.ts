import type { EndpointSetups, Endpoints } from '../../ports/endpoints';
import { standardWebhookHeaders } from '../../requests/standard-webhook';
import { postJson, usualTimeoutMs } from './post-json';

/** The endpoints of the settings. What they say for a refusal is not kept: it may repeat what they were sent. */
export function createEndpoints(setups: EndpointSetups, timeoutMs = usualTimeoutMs): Endpoints {
  const endpoints = new Map(Object.entries(setups));
  return {
    find(name) {
      const setup = endpoints.get(name);
      if (setup === undefined) return undefined;
      const { url, secret } = setup;
      return {
        async send({ id, body }) {
          const headers = standardWebhookHeaders(secret, id, body, Date.now());
          await postJson({ who: name, url, body, headers, timeoutMs });
        },
      };
    },
  };
}
