/** What of one VAT code is to be given back of an invoice, and what it can give; øre without VAT, below zero where the invoice's is. */
export interface CreditRoom {
  /** What its own charges call for. */
  readonly wantedOre: bigint;
  /** What it asks for and has not given back. */
  readonly leftOre: bigint;
  /** By how much lines below zero, which are no standing lines, have made it ask for less: as much may others take over. */
  readonly loweredOre: bigint;
  /** What free lines have given back of it: as much may it have less left than its charges call for. */
  readonly freedOre: bigint;
  /** What of that was given of no charge of its own, but of what it kept for others: as much do they lack. */
  readonly freedKeptOre: bigint;
}

export interface SpreadCredit {
  /** What each invoice gives back, in the order given. */
  readonly givenOre: readonly bigint[];
  /** What each has given back by free lines already, of its charges or of what it kept for others: nobody gives that again. */
  readonly givenBeforeOre: readonly bigint[];
  /** What none of them can give, and an invoice to come has to; below zero what it has to charge, no more than free lines gave. */
  readonly missingOre: bigint;
}

/**
 * How much each invoice gives back so that together they give what is wanted, and none more than it has left. What one cannot give,
 * because lines below zero have lowered it, others give: the last one first. Refused, with the place of the invoice, where one has
 * less left for another reason, or where more would be charged than is given back, unless it is what free lines gave before. What none
 * can give is missing, as far as free lines have not given it of what one kept for another.
 */
export function spreadCredit(rooms: readonly CreditRoom[]): SpreadCredit | { readonly exceededAt: number } {
  const givenOre = rooms.map(({ wantedOre, leftOre }) => clamp(wantedOre, boundsOf(leftOre)));
  const givenBeforeOre: bigint[] = [];
  let missingOre = 0n;
  for (const [index, { wantedOre, loweredOre, freedOre }] of rooms.entries()) {
    const overOre = wantedOre - (givenOre[index] ?? 0n);
    const beforeOre = overOre > loweredOre ? overOre - loweredOre : 0n;
    if (beforeOre > freedOre) return { exceededAt: index };
    givenBeforeOre.push(beforeOre);
    missingOre += overOre - beforeOre;
  }
  for (const index of [...rooms.keys()].toReversed()) {
    const [before, room] = [givenOre[index], rooms[index]];
    if (missingOre === 0n || before === undefined || room === undefined) continue;
    const after = clamp(before + missingOre, boundsOf(room.leftOre));
    givenOre[index] = after;
    missingOre -= after - before;
  }
  for (const [index, { freedKeptOre }] of rooms.entries()) {
    const beforeOre = givenBeforeOre[index] ?? 0n;
    const lackedOre = clamp(missingOre, { leastOre: 0n, mostOre: maxOre(0n, freedKeptOre - beforeOre) });
    givenBeforeOre[index] = beforeOre + lackedOre;
    missingOre -= lackedOre;
  }
  const freedOre = rooms.reduce((sum, room) => sum + room.freedOre, 0n);
  if (missingOre >= -freedOre) return { givenOre, givenBeforeOre, missingOre };
  return {
    exceededAt: Math.max(
      0,
      rooms.findLastIndex(({ wantedOre }) => wantedOre !== 0n),
    ),
  };
}

interface Bounds {
  readonly leastOre: bigint;
  readonly mostOre: bigint;
}

const boundsOf = (leftOre: bigint): Bounds =>
  leftOre >= 0n ? { leastOre: 0n, mostOre: leftOre } : { leastOre: leftOre, mostOre: 0n };

const maxOre = (one: bigint, other: bigint) => (one > other ? one : other);

function clamp(ore: bigint, { leastOre, mostOre }: Bounds): bigint {
  if (ore < leastOre) return leastOre;
  return ore > mostOre ? mostOre : ore;
}
