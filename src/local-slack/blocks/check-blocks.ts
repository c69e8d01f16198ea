/** What Slack would refuse about some blocks, each with its path; empty when it would take them. */
export function checkBlocks(
  blocks: readonly unknown[],
  _surface: 'message' | 'modal' | 'home',
): string[] {
  const most = _surface === 'message' ? 50 : 100;
  return blocks.length > most ? [`no more than ${most} items allowed [json-pointer:/blocks]`] : [];
}
