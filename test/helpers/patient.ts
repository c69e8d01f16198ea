/**
 * Milliseconds in which a bot has to answer a workspace, where what is tested is not whether it does within Slack's three
 * seconds: other tests that run at the same time, and databases beside them, may hold it up for longer.
 */
export const patientAckMs = 15_000;
