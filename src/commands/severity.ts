import { accept } from '../domain/decision';
import { severityOf } from '../domain/moments';
import { severities } from '../domain/vocabulary';
import { oneOf, optionalWords, timeBeforeWhy } from './args';
import { defineCommand, entry } from './define-command';

/** Where a title may follow: `start S3 uploads fail` and `start 2 shops are down` say nothing of a severity. */
export const severityName = oneOf(
  severities,
  Object.fromEntries(severities.map((level) => [`sev-${level.slice(3)}`, level])),
);

/** `sev2`, also written `2`, `SEV-2` or `s2`. */
export const severityLevel = oneOf(
  severities,
  Object.fromEntries(
    severities.flatMap((level) =>
      [level.slice(3), `sev-${level.slice(3)}`, `s${level.slice(3)}`].map((form) => [form, level]),
    ),
  ),
);

export const severity = defineCommand({
  name: 'severity',
  aliases: ['sev'],
  summary: 'Says how bad it is, sev1 being the worst',
  example: 'severity sev2 only one region is affected',
  group: 'record',
  whenClosed: 'reopens',
  args: { to: severityLevel, moment: timeBeforeWhy, text: optionalWords('why') },
  decide(request, { to, moment, text }) {
    const from = severityOf(request.state) ?? null;
    return accept(entry('severity-changed', { from, to, text }, moment));
  },
});
