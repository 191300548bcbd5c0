/** As many workflows as are asked about at once. */
const ASKED_AT_ONCE = 16;

/** The items of which Temporal answers so, some asked about at once. */
export async function keepWhere<Item>(
  items: readonly Item[],
  isKept: (item: Item) => Promise<boolean>,
): Promise<readonly Item[]> {
  const kept: Item[] = [];
  for (let from = 0; from < items.length; from += ASKED_AT_ONCE) {
    const batch = items.slice(from, from + ASKED_AT_ONCE);
    const answers = await Promise.all(batch.map(isKept));
    kept.push(...batch.filter((_item, index) => answers[index] === true));
  }
  return kept;
}
