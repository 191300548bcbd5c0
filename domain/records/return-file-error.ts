export type ReturnFileErrorCode =
  /** Neither a file of Betalingsservice nor one of a bank. */
  | 'unknown_format'
  | 'unsupported_version'
  /** A field holds what it cannot hold: letters in an amount, a day that no calendar has. */
  | 'bad_field'
  /** A record stands where it cannot stand. */
  | 'bad_order'
  /** Counts or amounts at the end disagree with what the file holds. */
  | 'wrong_totals'
  /** The file ends before its end record or tag. */
  | 'cut_off'
  | 'bad_xml'
  /** A file of the same supplier, type and delivery id was read before, with other content. */
  | 'read_before'
  /** It was uploaded by a creditor and speaks of another's numbers, or of nobody's. */
  | 'other_creditor'
  /** It comes from the test system and this is production, or the other way round. */
  | 'other_system';

/** A file that is refused whole: nothing of it is booked. */
export class ReturnFileError extends Error {
  override readonly name = 'ReturnFileError';
  readonly code: ReturnFileErrorCode;
  /** Counted from 1. */
  readonly line: number;
  /** The first position of what is wrong, counted from 1. */
  readonly column: number;

  private constructor({
    code,
    line,
    column,
    message,
  }: {
    code: ReturnFileErrorCode;
    line: number;
    column: number;
    message: string;
  }) {
    super(`line ${line}, column ${column}: ${message}`);
    this.code = code;
    this.line = line;
    this.column = column;
  }

  static at(place: { line: number; column: number }, code: ReturnFileErrorCode, message: string): ReturnFileError {
    return new ReturnFileError({ ...place, code, message });
  }
}
