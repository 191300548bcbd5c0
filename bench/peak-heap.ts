import { getHeapStatistics } from 'node:v8';

/** However long a file is, each stage of what becomes of it must come to its end with less. */
export const HEAP_LIMIT_BYTES = 200 * 1024 * 1024;

/** The most heap that was used whenever it was looked at. */
export interface PeakHeap {
  look(): void;
  bytes(): number;
}

export function peakHeap(): PeakHeap {
  let most = 0;
  return {
    look() {
      most = Math.max(most, getHeapStatistics().used_heap_size);
    },
    bytes: () => most,
  };
}

/** The same pieces, with a look at the heap after each. */
export async function* lookedAt<Piece>(pieces: AsyncIterable<Piece>, peak: PeakHeap): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    peak.look();
    yield piece;
  }
}
