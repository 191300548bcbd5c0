import { z } from 'zod';
import { uuidArray } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import { withLeadingZeros } from '../../domain/identifiers/fi71.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { findNamedDebtors, isNamedOnTheWay } from '../debtors/find-named-debtors.ts';
import { allOf, andAlso, type Condition } from '../http/conditions.ts';
import { date, id, line } from '../http/fields.ts';
import { afterId, PAGE_QUERY, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { summarize, SUMMARY_QUERY, summarizedPageOf } from '../http/summaries.ts';
import { findReminders, REMINDERS_TO_SUM } from './find-reminders.ts';
import { reminderAnswer } from './reminder-fields.ts';

export const listReminders = defineRoute({
  method: 'get',
  path: '/v1/reminders',
  operationId: 'listReminders',
  tag: 'Reminders',
  summary: 'List and search the reminders',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    ...SUMMARY_QUERY,
    debtorId: id<DebtorId>().optional(),
    invoiceId: id<InvoiceId>().optional().meta({ description: 'Those that list it' }),
    level: z.enum(['1', '2', '3', '4']).optional(),
    isNotice: z.enum(['true', 'false']).optional().meta({ description: 'true: the notices before collection' }),
    from: date('2026-01-01').optional().meta({ description: 'The first day of issue' }),
    to: date('2026-12-31').optional().meta({ description: 'The last day of issue, included' }),
    q: line(200, 'R12').optional().meta({
      description: 'Its number, its payment id, the debtor’s customer number, or a part of the name',
    }),
  }),
  answer: summarizedPageOf(reminderAnswer, {
    charged: 'What they charge',
    open: 'What of that is still to pay',
    asked: 'All that they ask for',
  }),
  async handle({ em, creditorId, query }) {
    const { q } = query;
    const asked = allOf([
      ['r.creditor_id = ?', creditorId],
      ['r.debtor_id = ?', query.debtorId],
      ['r.id in (select reminder_id from reminder_invoice where invoice_id = ?)', query.invoiceId],
      ['r.level = ?', query.level],
      ['r.is_notice = ?', query.isNotice],
      ['r.issued_on >= ?', query.from],
      ['r.issued_on <= ?', query.to],
      q !== undefined && (await isFound(em, { creditorId, q })),
    ]);
    const page = andAlso(asked, ['r.id < ?', afterId(query)]);
    const rows = await findReminders(em, { creditorId, ...page, limit: query.limit + 1 });
    const shown = toPage(rows, query, (row) => row);
    if (query.summary !== 'true') return shown;
    const sums = ['charged', 'open', 'asked'] as const;
    return { ...shown, summary: await summarize(em, { select: REMINDERS_TO_SUM, ...asked, sums }) };
  },
});

async function isFound(
  em: EntityManager,
  { creditorId, q }: { creditorId: CreditorId; q: string },
): Promise<Condition> {
  const debtors = await findNamedDebtors(em, { creditorId, q });
  const [sql, ...values] =
    debtors === null ? isNamedOnTheWay(q) : (['r.debtor_id = any(?::uuid[])', uuidArray(debtors)] as const);
  const numbered = `r.id in (
    select id from invoice where creditor_id = ? and number = ? union select id from invoice where creditor_id = ? and payment_id = ?)`;
  return [`(${numbered} or ${sql})`, creditorId, q, creditorId, withLeadingZeros(q), ...values];
}
