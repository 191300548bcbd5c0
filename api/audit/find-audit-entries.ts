import type { FilterQuery } from '@mikro-orm/core';
import type { z } from 'zod';
import { AuditEntry } from '../../db/entities/audit-entry.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { AuditEntryId, CreditorId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, type PageQuery, toPage } from '../http/pages.ts';
import { type auditEntryAnswer, showAuditEntry } from './audit-fields.ts';

/** A page of a creditor's audit entries that meet all conditions, newest first. */
export async function findAuditEntries(
  em: EntityManager,
  { creditorId, where, query }: { creditorId: CreditorId; where: readonly FilterQuery<AuditEntry>[]; query: PageQuery },
): Promise<{ data: z.input<typeof auditEntryAnswer>[]; nextCursor: string | null }> {
  const conditions = [{ creditorId }, ...where, olderThanCursor<AuditEntryId>(query)];
  const rows = await em.find(AuditEntry, { $and: conditions }, newestFirst(query));
  return toPage(rows, query, showAuditEntry);
}
