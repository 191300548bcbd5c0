import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** However long a file is, each stage of what becomes of it must come to its end with less. */
export const HEAP_LIMIT_BYTES = 200 * 1024 * 1024;

/** The most heap that was used whenever it was looked at: where that is more than the limit, of what is not garbage. */
export interface PeakHeap {
  look(): void;
  bytes(): number;
}

export function peakHeap(): PeakHeap {
  let most = 0;
  return {
    look() {
      // V8 leaves garbage lying for as long as the machine has room.
      if (usedBytes() > HEAP_LIMIT_BYTES) collectGarbage();
      most = Math.max(most, usedBytes());
    },
    bytes: () => most,
  };
}

const usedBytes = () => getHeapStatistics().used_heap_size;

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

/** The same pieces, with a look at the heap after each. */
export async function* lookedAt<Piece>(pieces: AsyncIterable<Piece>, peak: PeakHeap): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    peak.look();
    yield piece;
  }
}
