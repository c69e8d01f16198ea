import { Option } from 'commander';

/** For programs: the result as one JSON value on standard output. */
export const asJson = () => new Option('--json', 'prints the result as JSON');

/** Which workspace an incident's number counts in, where the database holds several. */
export const inWorkspace = () =>
  new Option(
    '--workspace <id>',
    'of which workspace, such as T0123; needed where there are several',
  );
