import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/ids.ts';

/** A column of a file: a field of the body that creates one thing. */
export interface Column {
  readonly header: string;
  readonly field: string;
  /** Whether the field is a list, which all columns of the field fill in their order, none left between them. */
  readonly isList?: boolean;
  /** Whether a decimal comma may stand in it. */
  readonly isDecimal?: boolean;
  /** In the template; none where the cell is left empty there. */
  readonly example?: string;
}

/** What can be imported from a file: rows that each pass what the body of a POST passes. */
export interface ImportKind<Schema extends z.ZodObject> {
  /** In the path, and what the rows are. */
  readonly name: string;
  readonly tag: string;
  readonly operationId: string;
  readonly templateOperationId: string;
  readonly schema: Schema;
  readonly columns: readonly Column[];
  /** The field that no two of a creditor may share. */
  readonly key: {
    readonly field: string;
    readonly takenCode: string;
    /** A statement that answers, as `key`, which of a JSON array of keys the creditor has; takes the creditor's id and the array. */
    readonly selectTaken: string;
  };
  /** Answers the keys that somebody has taken since they were looked for. */
  insert(
    em: EntityManager,
    given: { creditorId: CreditorId; rows: readonly z.output<Schema>[] },
  ): Promise<readonly string[]>;
}

/** Whether a file must have the column: the first of a field without which nothing can be created. */
export function isRequired<Schema extends z.ZodObject>(
  { schema, columns }: ImportKind<Schema>,
  column: Column,
): boolean {
  const field = schema.shape[column.field];
  if (field === undefined || z.safeParse(field, undefined).success) return false;
  return columns.find((each) => each.field === column.field) === column;
}
