export type AuditAction = 'created' | 'changed' | 'deleted';

/** One column of a row before and after: its name and its values in JSON, null for none. */
export interface AuditChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}
