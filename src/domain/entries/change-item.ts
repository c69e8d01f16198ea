/** Changes the one with this id; most entries are about one of the latest. Where there is none, nothing is changed. */
export function changeItem<Item extends { readonly id: string }>(
  items: Item[],
  id: string,
  change: (item: Item) => Partial<Item>,
): void {
  const index = items.findLastIndex((one) => one.id === id);
  const item = items[index];
  if (item !== undefined) items[index] = { ...item, ...change(item) };
}
