import { statement } from '../incident-state';
import type { Severity } from '../vocabulary';
import { defineEntry } from './define-entry';

interface Payload {
  readonly number: number;
  readonly title: string;
  readonly severity?: Severity;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly channelId: string;
  readonly usesThisChannel: boolean;
}

export const opened = defineEntry<Payload>()({
  kind: 'opened',
  label: 'opened',
  facet: 'timeline',
  evolve(draft, payload, meta) {
    const { number, title, severity, isPrivate, isDrill, channelId, usesThisChannel } = payload;
    const said = statement(meta, title);
    draft.title = title;
    draft.opening = {
      number,
      isPrivate,
      isDrill,
      channelId,
      usesThisChannel,
      recordedAt: meta.recordedAt,
      ...said,
    };
    draft.severities = severity === undefined ? [] : [{ ...said, text: '', value: severity }];
  },
  read: ({ title, severity }) => ({
    headline: severity === undefined ? 'Incident opened' : `Incident opened as ${severity}`,
    text: title,
  }),
});
