import { accept, refuse } from '../domain/decision';
import { defineCommand } from './define-command';
import { opposite, undoable } from './opposite';

export const undo = defineCommand({
  name: 'undo',
  summary: 'Takes back the last thing you recorded, a correction too; said again, the one before',
  example: 'undo',
  group: 'correct',
  args: {},
  decide({ log, actor }) {
    for (const one of undoable(log, actor.id)) {
      const undoing = opposite(log, one);
      if (undoing.length > 0) return accept(...undoing);
    }
    return refuse('not-possible-now', 'You have no entry here to take back.', 'timeline');
  },
});
