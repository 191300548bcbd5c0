import { z } from 'zod';
import { Debtor } from '../../db/entities/debtor.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import type { DebtorId, MandateId } from '../../domain/identifiers/ids.ts';
import { mandateStateOn } from '../../domain/mandates/mandate-state.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { id, instant, isoInstant } from '../http/fields.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';

export const mandateListed = z
  .strictObject({
    id: z.string(),
    customerNumber: z.string().meta({ description: "The debtor's", example: '100017' }),
    mandateNumber: z.string(),
    state: z.enum(['coming', 'active', 'cancelled']).meta({ description: "Today, in the creditor's time zone" }),
    activeFrom: z.string().meta({ format: 'date' }),
    endedOn: z
      .string()
      .nullable()
      .meta({ format: 'date', description: 'The first day on which it is no longer in force; null for no end' }),
    endReason: z
      .enum(['by_bank', 'by_creditor', 'by_betalingsservice', 'replaced', 'api'])
      .nullable()
      .meta({ description: 'api: the creditor has ended it here; null where that is not known, and for no end' }),
    source: z.enum(['api', 'betalingsservice']).meta({ description: 'From where it is known' }),
    debtorGroup: z.string().nullable().meta({ description: "Its debitorgruppenummer; null for the creditor's own" }),
    createdAt: instant(),
  })
  .meta({ id: 'Mandate' });

export const listMandates = defineRoute({
  method: 'get',
  path: '/v1/debtors/{debtorId}/mandates',
  operationId: 'listMandates',
  tag: 'Debtors',
  summary: 'List the mandates of a debtor, past ones too',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ debtorId: id<DebtorId>() }),
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(mandateListed),
  async handle({ em, creditorId, params: { debtorId }, query }) {
    const debtor = await em.findOne(Debtor, { id: debtorId, creditorId });
    if (debtor === null) throw notFound();
    const { customerNumber } = debtor;
    const today = await creditorToday(em, creditorId);
    const rows = await em.find(
      Mandate,
      { creditorId, debtorId, ...olderThanCursor<MandateId>(query) },
      newestFirst(query),
    );
    return toPage(rows, query, (mandate) => ({
      id: mandate.id,
      customerNumber,
      mandateNumber: mandate.mandateNumber,
      state: mandateStateOn({ activeFrom: mandate.activeFrom, endedOn: mandate.endedOn ?? null }, today),
      activeFrom: mandate.activeFrom,
      endedOn: mandate.endedOn ?? null,
      endReason: mandate.endReason ?? null,
      source: mandate.source,
      debtorGroup: mandate.bsDebtorGroup ?? null,
      createdAt: isoInstant(mandate.createdAt),
    }));
  },
});
