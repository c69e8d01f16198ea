import { Option } from 'commander';

/** For programs: the result as one JSON value on standard output. */
export const asJson = () => new Option('--json', 'prints the result as JSON');
