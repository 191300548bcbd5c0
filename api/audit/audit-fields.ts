import { z } from 'zod';
import type { AuditEntry } from '../../db/entities/audit-entry.ts';
import { type AuditChange, AUDITED_TYPES, TRAIL_TYPES } from '../../db/words/audit.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import { formatOre } from '../../domain/money/money.ts';
import { instant, isoInstant } from '../http/fields.ts';

const value = (description: string) => z.unknown().meta({ description });

export const auditEntryAnswer = z
  .strictObject({
    id: z.string(),
    at: instant(),
    action: z.enum(['created', 'changed', 'deleted']),
    objectType: z.enum(AUDITED_TYPES).meta({ example: 'standing_line' }),
    objectId: z.string(),
    objectKey: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'What tells it from others of the same object, where it has no id of its own' }),
    trailType: z
      .enum(TRAIL_TYPES)
      .meta({ example: 'subscription', description: 'What it is a part of, and whose trail shows it; else itself' }),
    trailId: z.string(),
    changes: z
      .array(
        z.strictObject({
          field: z.string().meta({ example: 'unitPrice' }),
          from: value('Before, null for nothing. Amounts and quantities are decimal strings'),
          to: value('After, null for nothing'),
        }),
      )
      .meta({ description: 'The fields that changed; all that held something, where it was created or deleted' }),
    by: z
      .strictObject({
        role: z.enum(['operator', 'admin', 'bookkeeper', 'read_only']),
        name: z.string().meta({ description: "The key's or the person's name at that time", example: 'Bookkeeping' }),
        apiKeyId: z.string().nullable().meta({ description: "Null for an operator's key and for a person" }),
        personId: z.string().nullable().meta({ description: 'Null where it was a key' }),
      })
      .meta({ description: 'Whose key it was, or which person' }),
    requestId: z.string().nullable().meta({ description: 'As in the answer’s `X-Request-Id`' }),
  })
  .meta({ id: 'AuditEntry' });

/** An entry as the API shows it: with the names and values of its answers instead of those of columns. */
export function showAuditEntry(entry: AuditEntry): z.input<typeof auditEntryAnswer> {
  const { id, at, action, objectType, objectId, objectKey, trailType, trailId, changes, requestId } = entry;
  return {
    id,
    at: isoInstant(at),
    action,
    objectType,
    objectId,
    objectKey:
      objectKey === null
        ? null
        : Object.fromEntries(Object.entries(objectKey).map(([column, key]) => [fieldOf(column), key])),
    trailType,
    trailId,
    changes: changes.filter(saysSomething).map(showChange),
    by: { role: entry.actorRole, name: entry.actorName, apiKeyId: entry.apiKeyId, personId: entry.personId },
    requestId,
  };
}

const isNothing = (held: unknown) => held === null || (Array.isArray(held) && held.length === 0);

/** A list of none that came or went with its object held nothing. */
function saysSomething({ from, to }: AuditChange): boolean {
  return !(isNothing(from) && isNothing(to));
}

function showChange({ field: column, from, to }: AuditChange): { field: string; from: unknown; to: unknown } {
  return { field: fieldOf(column), from: showValue(column, from), to: showValue(column, to) };
}

// Units stand last in the names of columns, and the API's answers are in kroner and whole units.
function fieldOf(column: string): string {
  return column.replace(/_(micro|ore)$/, '').replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function showValue(column: string, stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  if (column.endsWith('_micro')) return formatMicro(BigInt(stored));
  if (column.endsWith('_ore')) return formatOre(BigInt(stored));
  return column.endsWith('_at') ? isoInstant(stored) : stored;
}
