import type { App, ReceiverEvent } from '@slack/bolt';
import type { Metrics, RequestKind } from '../../ports/metrics';
import { inRequest } from '../../requests/request-id';

/** Gives every request that reaches the App its id, and counts it with the time to its acknowledgement and to its end. */
export function measureRequests(app: App, metrics: Metrics): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const begun = performance.now();
    const kind = kindOf(event);
    const since = () => (performance.now() - begun) / 1000;
    const ack: ReceiverEvent['ack'] = (response) => {
      metrics.acknowledged(kind, since());
      return event.ack(response);
    };
    try {
      await inRequest(() => process({ ...event, ack }));
    } finally {
      metrics.finished(kind, since());
    }
  };
}

const known = new Set([
  'event_callback',
  'block_actions',
  'view_submission',
  'view_closed',
  'message_action',
  'shortcut',
  'block_suggestion',
]);

/** A label of which there are few, whatever a request says. */
function kindOf({ body }: ReceiverEvent): RequestKind {
  if ('command' in body) return 'command';
  const type: unknown = body.type;
  return typeof type === 'string' && known.has(type) ? type : 'other';
}
