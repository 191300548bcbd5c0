import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { ApiProblem } from '../http/problem.ts';
import type { Column, Effect } from './column.ts';

/** What can be imported from a file: what each creates passes all that the body of a POST passes. */
export interface ImportKind<Schema extends z.ZodObject, Prepared> {
  /** In the path, and what is created. */
  readonly name: string;
  readonly tag: string;
  readonly operationId: string;
  readonly templateOperationId: string;
  readonly description?: string;
  readonly schema: Schema;
  readonly columns: readonly Column[];
  /** A row of the exported list whose other columns a file may have too: they are passed over. None where that would mislead. */
  readonly listed?: z.ZodType;
  /** A column of that list, and what it says of what is over and asks for nothing: such rows are passed over. */
  readonly over?: Readonly<Record<string, (cell: string) => boolean>>;
  /** Where one thing may take several rows: the column whose value they share, and the list that each row gives one element to. */
  readonly grouping?: { readonly by: string; readonly list: string };
  /** The field that no two of a creditor may share. */
  readonly key?: {
    readonly field: string;
    /** What it is refused with where it is there already, if it is. */
    readonly takenCode?: string;
    /** A statement that answers, as `key`, which of a JSON array of keys the creditor has; takes the creditor's id and the array. */
    readonly selectTaken?: string;
  };
  /** What is to be written for each body, or why a POST of it would be refused; writes nothing. */
  prepare(
    em: EntityManager,
    given: { creditorId: CreditorId; bodies: readonly z.output<Schema>[] },
  ): Promise<readonly (Prepared | ApiProblem)[]>;
  /** What becomes of it; what is left out is created. */
  effectOf?(prepared: Prepared): Effect;
  /** Answers the keys that somebody has taken since they were looked for. */
  insert(
    em: EntityManager,
    given: { creditorId: CreditorId; prepared: readonly Prepared[] },
  ): Promise<readonly string[]>;
}

/** What of a kind decides how a file is read. */
export type FileForm = Pick<ImportKind<z.ZodObject, unknown>, 'columns' | 'listed' | 'over' | 'grouping'>;
