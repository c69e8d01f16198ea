import { accept, refuse } from '../domain/decision';
import { standing } from '../domain/standing';
import { defineCommand, entry } from './define-command';
import { isFixed } from './find-entry';

export const undo = defineCommand({
  name: 'undo',
  summary: 'Takes back the last entry you made',
  example: 'undo',
  group: 'correct',
  args: {},
  decide({ log, actor }) {
    const last = standing(log).findLast(
      (one) => one.entry.meta.by.id === actor.id && !one.isRemoved && !isFixed(one),
    );
    if (last === undefined)
      return refuse('not-possible-now', 'You have no entry here to take back.', 'timeline');
    return accept(entry('entry-removed', { target: last.entry.meta.seq }));
  },
});
