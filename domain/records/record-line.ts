import { ReturnFileError, type ReturnFileErrorCode } from './return-file-error.ts';

/** A line of a file of records, one character a byte. */
export interface RecordLine {
  /** Without its end. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The error to throw where a line makes its whole file useless. */
export function refusal(
  { line }: Pick<RecordLine, 'line'>,
  { column = 1, code, message }: { column?: number; code: ReturnFileErrorCode; message: string },
): ReturnFileError {
  return ReturnFileError.at({ line, column }, code, message);
}
