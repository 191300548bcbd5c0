/** The middle one of the figures; of an even count the mean of both in the middle. @throws RangeError where there is none. */
export function median(figures: readonly number[]): number {
  if (figures.length === 0) throw new RangeError('there is no median of nothing');
  const sorted = figures.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return (low + high) / 2;
}
