import { setImmediate as othersTurn } from 'node:timers/promises';

/** As many as take a few milliseconds, whatever is done with each. */
const ITEMS_A_TURN = 100;

/** What the work makes of each item, in their order, a hundred or as many as are said at a time: between them other requests have their turn. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
  itemsATurn = ITEMS_A_TURN,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    if (index % itemsATurn === itemsATurn - 1) await othersTurn();
    results.push(work(item, index));
  }
  return results;
}
