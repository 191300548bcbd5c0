/** A column of a file. */
export interface Column {
  /**
   * Where its values stand in the body of a POST, dotted, as the columns of an exported list are named: `interval.unit`. What ends in
   * a number is one of a list, which all such columns fill in their order, none left between them: `addressLines.0`.
   */
  readonly header: string;
  /** What the body holds instead of the cell's text. */
  readonly type?: 'decimal' | 'integer' | 'boolean' | 'date';
  /** For a number of so many digits, whose first zeros a spreadsheet takes away. */
  readonly width?: number;
  /** Whether a file without the column is refused. */
  readonly isNeeded?: boolean;
  /** For a number by which the creditor calls something. */
  readonly reference?: Reference;
  /** Whether it is about its own row alone, where a thing takes several rows. */
  readonly isOfElement?: boolean;
  /** In the template's first row, and in its second one where a thing takes several; left out where the cell is empty there. */
  readonly example?: string;
  readonly secondExample?: string;
}

/** Where the body of a POST takes an id, and a file the number of what is there. */
export interface Reference {
  /** The field that takes the id. */
  readonly field: string;
  /** A statement that answers `key` and `id` for those of a JSON array of keys that the creditor has; takes the creditor's id and the array. */
  readonly selectIds: string;
  /** The cell as the database keeps it. */
  toKey(cell: string): string;
}

/** What becomes of what a row asks for: it is there just so already where it is unchanged. */
export type Effect = 'created' | 'updated' | 'unchanged';
