import { ReturnFileError } from '../records/return-file-error.ts';

/** Reads fields of which each may hold what it cannot hold. */
export interface LenientReader {
  /** Null where `read` finds what it cannot hold: that is noted. */
  readonly orNull: <Value>(read: () => Value) => Value | null;
  /** What was found, in its order. */
  readonly problems: readonly ReturnFileError[];
}

/** One bad field is no reason to refuse the good payments of a day: whoever reads says what follows from it. */
export function readWhereReadable(): LenientReader {
  const problems: ReturnFileError[] = [];
  return {
    problems,
    orNull(read) {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof ReturnFileError)) throw error;
        problems.push(error);
        return null;
      }
    },
  };
}
