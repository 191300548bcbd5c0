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

/** As `inTurns`, where the work makes any number of things of each item. */
export async function flatInTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => readonly Result[],
): Promise<Result[]> {
  const results: Result[] = [];
  await inTurns(items, (item, index) => {
    for (const result of work(item, index)) results.push(result);
  });
  return results;
}

/** As `Map.groupBy`. */
export async function groupInTurns<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Promise<Map<Key, Item[]>> {
  const groups = new Map<Key, Item[]>();
  await inTurns(items, (item) => {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  });
  return groups;
}

/** What the work makes of each item, each once. */
export async function setInTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => readonly Result[],
): Promise<Set<Result>> {
  const results = new Set<Result>();
  await inTurns(items, (item) => {
    for (const result of work(item)) results.add(result);
  });
  return results;
}

/** A JSON array of texts, for a statement that takes one. */
export async function jsonInTurns(texts: Iterable<string>): Promise<string> {
  const parts: string[] = [];
  let count = 0;
  for (const text of texts) {
    if ((count += 1) % ITEMS_A_TURN === 0) await othersTurn();
    parts.push(JSON.stringify(text));
  }
  return `[${parts.join()}]`;
}
