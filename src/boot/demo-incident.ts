import type { Demo, DemoStep } from '../local-slack/demo/demo-step';

const room = 'inc-*';
const ticked = 'white_check_mark';

/** The incident that the local workspace can play to whoever looks in. */
export const demoIncident: Demo = {
  label: 'Run a demo incident',
  about: 'Card payments time out: five people, about a minute.',
  steps: [...beginning(), ...wrongPaths(), ...rightPath(), ...ending()],
};

function beginning(): DemoStep[] {
  return [
    {
      ...typed('dana', 41, 'start sev2 {when} Card payments time out{again}'),
      in: 'incidents',
      sees: 'has its channel',
    },
    // While one from an earlier playing is open the bot asks.
    {
      who: 'dana',
      in: 'incidents',
      ago: 41,
      does: 'press',
      label: 'Open anyway',
      ifAsked: true,
    },
    { who: 'mike', in: room, ago: 40, does: 'join', sees: 'Kept by Hindsight' },
    { who: 'priya', in: room, ago: 40, does: 'join' },
    { who: 'claire', in: room, ago: 39, does: 'join' },
    typed('mike', 40, 'detected {when} The alert on failed card payments went off'),
    typed('claire', 37, 'impact {when} One card payment in three fails: orders are down by 25%'),
    said('claire', 36, 'The shop shows a note at the checkout. Ten people have called already.'),
  ];
}

function wrongPaths(): DemoStep[] {
  return [
    typed('mike', 35, 'hypothesis {when} Today’s release of the checkout broke the retries'),
    typed('mike', 32, 'note {when} Rolled the release back\nThe error rate did not move'),
    typed('mike', 28, 'rule-out H1 {when} The errors stayed after the rollback'),
    typed('dana', 26, 'hypothesis {when} The payment provider is slow'),
    { who: 'dana', in: room, ago: 24, does: 'invite', whom: 'gus' },
    said('gus', 23, 'On our side every call of yours is answered within 80 ms.'),
    typed('dana', 21, 'rule-out H2 {when} The provider answers within 80 ms, Gus checked'),
    { who: 'claire', in: room, ago: 20, does: 'look', at: 'canvas' },
    {
      ...typed(
        'claire',
        18,
        'update {when} Two causes are ruled out. We look at the database now.',
      ),
      sees: 'Update on',
    },
  ];
}

function rightPath(): DemoStep[] {
  return [
    {
      ...typed('dana', 9, 'escalate @priya {when} Orders wait for a database connection'),
      sees: 'Acknowledge',
    },
    { who: 'priya', in: room, ago: 8, does: 'press', label: 'Acknowledge', sees: 'Acknowledged' },
    {
      ...said('priya', 6, 'Last night’s sales report still runs, and holds 80 of 100 connections.'),
      as: 'finding',
    },
    { who: 'mike', in: room, ago: 6, does: 'react', to: 'finding', emoji: 'bulb', earns: ticked },
    {
      ...said('priya', 5, 'Stopped the report. Connections are free, payments go through.'),
      as: 'mended',
    },
    { who: 'dana', in: room, ago: 4, does: 'pin', to: 'mended', earns: ticked },
    typed('priya', 4, 'confirm H3 Errors ended the moment the report was stopped'),
    { ...said('claire', 3, 'No new calls for a while. Thank you all!'), under: 'mended' },
  ];
}

function ending(): DemoStep[] {
  return [
    typed('dana', 2, 'resolve Card payments work again'),
    typed('priya', 2, 'cause The nightly report has no time limit and shares the orders database'),
    typed('priya', 1, 'fix Stopped the report; it reads from the replica from now on'),
    typed('mike', 1, 'lesson badly Nothing tells us that connections run out'),
    typed('claire', 1, 'lesson well The rollback took four minutes'),
    typed('mike', 1, 'action @priya Give the report a time limit by next friday'),
    { ...typed('dana', 0, 'close'), sees: 'postmortem.html' },
  ];
}

function typed(who: string, ago: number, line: string) {
  return { who, in: room, ago, does: 'command', line: `/incident ${line}` } as const;
}

function said(who: string, ago: number, text: string) {
  return { who, in: room, ago, does: 'say', text } as const;
}
