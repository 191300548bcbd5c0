import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import type { AuditEntry } from '../../db/entities/audit-entry.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import type { AuditedType } from '../../db/words/audit.ts';
import type { ApiKeyId, AuditEntryId, PersonId } from '../../domain/identifiers/ids.ts';
import { dayBoundsMs } from '../../domain/calendar/wake-up.ts';
import { date, id } from '../http/fields.ts';
import { PAGE_QUERY, pageOf } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { auditEntryAnswer } from './audit-fields.ts';
import { findAuditEntries } from './find-audit-entries.ts';

export const listAudit = defineRoute({
  method: 'get',
  path: '/v1/audit',
  operationId: 'listAudit',
  tag: 'Audit trail',
  summary: 'List who changed what, from which value to which, when, by which key or person',
  description:
    'What the API was asked to change, by the creditor or for it by the operator. What was billed by itself is told by the invoices.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    objectType: z
      .string()
      .regex(/^[a-z_]{1,32}$/, 'Small letters and underscores')
      .optional()
      .meta({ example: 'standing_line' }),
    objectId: id().optional(),
    apiKeyId: id<ApiKeyId>().optional(),
    personId: id<PersonId>().optional(),
    from: date('2026-01-01').optional(),
    to: date('2026-12-31').optional().meta({ description: 'The last day, included' }),
  }),
  answer: pageOf(auditEntryAnswer),
  async handle({ em, creditorId, query }) {
    const { objectType, objectId, apiKeyId, personId, from, to } = query;
    const where: FilterQuery<AuditEntry>[] = [];
    // Of what nothing is called there is nothing.
    if (objectType !== undefined) where.push({ objectType: objectType as AuditedType });
    if (objectId !== undefined) where.push({ objectId });
    if (apiKeyId !== undefined) where.push({ apiKeyId });
    if (personId !== undefined) where.push({ personId });
    if (from !== undefined || to !== undefined) {
      const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
      if (from !== undefined) where.push({ id: { $gte: firstIdAt(dayBoundsMs({ date: from, zone }).fromMs) } });
      if (to !== undefined) where.push({ id: { $lt: firstIdAt(dayBoundsMs({ date: to, zone }).untilMs) } });
    }
    return findAuditEntries(em, { creditorId, where, query });
  },
});

/** The least id of an instant: a UUID of version 7 begins with its milliseconds. RFC 9562, 5.7. */
function firstIdAt(epochMs: number): AuditEntryId {
  const digits = epochMs.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-000000000000` as AuditEntryId;
}
