/** So many parts are looked for, or are left out, where others stand between them. */
const MOST_PARTS = 6;
/** A search ends after so many steps without an answer: hundreds of payments of many amounts have too many sums. */
const MOST_STEPS = 50_000;

/** What searches that belong together may take, all of them: some seconds. What lies side by side is found when it is used up, too. */
export interface SearchBudget {
  steps: number;
}

export function createSearchBudget(): SearchBudget {
  return { steps: 20 * MOST_STEPS };
}

interface Amount<One> {
  readonly ore: bigint;
  readonly ones: readonly One[];
}

/**
 * Two or more that add up to a sum: all of them, or those that follow each other, or a few, or all but a few.
 *
 * @param ones in the order in which they were told
 * @param oreOf above zero
 * @param budget shared by searches that belong together
 * @returns null where none are found: there may be some that would have taken too long
 */
export function partsThatAddUp<One>(
  ones: readonly One[],
  {
    sumOre,
    oreOf,
    budget = createSearchBudget(),
  }: { readonly sumOre: bigint; readonly oreOf: (one: One) => bigint; readonly budget?: SearchBudget },
): readonly One[] | null {
  const totalOre = ones.reduce((sum, one) => sum + oreOf(one), 0n);
  if (ones.length < 2 || totalOre < sumOre) return null;
  if (totalOre === sumOre) return ones;
  const run = runOf(ones, { sumOre, oreOf });
  if (run !== null || budget.steps <= 0) return run;
  const amounts = [...Map.groupBy(ones, oreOf)]
    .map(([ore, same]): Amount<One> => ({ ore, ones: same }))
    .toSorted((one, other) => Number(other.ore - one.ore));
  const few = fewOf(amounts, { sumOre, least: 2, budget });
  if (few !== null) return few;
  const left = fewOf(amounts, { sumOre: totalOre - sumOre, least: 1, budget });
  if (left === null || ones.length - left.length < 2) return null;
  return ones.filter((one) => !left.includes(one));
}

function runOf<One>(
  ones: readonly One[],
  { sumOre, oreOf }: { readonly sumOre: bigint; readonly oreOf: (one: One) => bigint },
): readonly One[] | null {
  let from = 0;
  let runOre = 0n;
  for (const [at, one] of ones.entries()) {
    runOre += oreOf(one);
    for (let first = ones[from]; runOre > sumOre && first !== undefined; first = ones[from]) {
      runOre -= oreOf(first);
      from += 1;
    }
    if (runOre === sumOre && at > from) return ones.slice(from, at + 1);
  }
  return null;
}

/** The fewest, of those the greatest first. Equal amounts are told apart by nothing: the first of them are taken. */
function fewOf<One>(
  amounts: readonly Amount<One>[],
  { sumOre, least, budget }: { readonly sumOre: bigint; readonly least: number; readonly budget: SearchBudget },
): readonly One[] | null {
  const most = Math.min(MOST_STEPS, budget.steps);
  let steps = 0;
  const pick = (nth: number, { leftOre, parts }: { leftOre: bigint; parts: number }): readonly One[] | null => {
    if (parts === 0) return leftOre === 0n ? [] : null;
    for (let at = nth; at < amounts.length && steps < most; at += 1) {
      steps += 1;
      const { ore, ones } = amounts[at] ?? { ore: 0n, ones: [] };
      if (ore * BigInt(parts) < leftOre) return null;
      for (let count = Math.min(parts, ones.length); count > 0; count -= 1) {
        const rest = leftOre - ore * BigInt(count);
        const others = rest < 0n ? null : pick(at + 1, { leftOre: rest, parts: parts - count });
        if (others !== null) return [...ones.slice(0, count), ...others];
      }
    }
    return null;
  };
  let found: readonly One[] | null = null;
  for (let parts = least; parts <= MOST_PARTS && found === null; parts += 1) {
    found = pick(0, { leftOre: sumOre, parts });
  }
  budget.steps -= steps;
  return found;
}
