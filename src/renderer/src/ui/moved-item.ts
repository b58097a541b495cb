/** The list with the item at a place one place up or down. */
export function movedItem<Item>(items: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const next = [...items];
  const [item] = next.splice(at, 1);
  if (item !== undefined) next.splice(at + by, 0, item);
  return next;
}
