import { z } from 'zod';
import { loadTurnover } from '../../db/ledger/load-turnover.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, date, vatCode } from '../http/fields.ts';
import { afterIndex, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { showRate, vatRate } from '../invoices/document-fields.ts';

const turnoverAnswer = z
  .strictObject({
    itemNumber: z.string().nullable().meta({ example: 'B-100', description: 'Null for lines without an item' }),
    itemName: z.string().nullable().meta({ example: 'Fiberbredbånd', description: 'In Danish, as it is called today' }),
    vatCode: vatCode(),
    vatRate: vatRate(),
    net: amount('250.00').meta({ description: 'What was sold less what was credited, without VAT' }),
    vat: amount('62.50').meta({
      description: 'Of a code they add up to the VAT of the documents, which is reckoned on documents and not on lines',
    }),
    itemId: z.string().nullable(),
  })
  .meta({ id: 'Turnover' });

export const listTurnover = defineRoute({
  method: 'get',
  path: '/v1/ledger/turnover',
  operationId: 'listTurnover',
  tag: 'Ledger',
  summary: 'List what was sold in a span of days, by item and VAT code',
  description:
    'Of invoices and credit notes by their date, whether they are paid or not. By item number; what has no item comes last.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    from: date('2026-01-01').meta({ description: 'The first day' }),
    to: date('2026-12-31').meta({ description: 'The last day, included' }),
  }),
  answer: pageOf(turnoverAnswer),
  async handle({ em, creditorId, query }) {
    const { from, to } = query;
    if (to < from)
      throw invalidField({ path: '/query/to', code: 'before_from', message: 'It lies before the first day' });
    const found = await loadTurnover(em, { creditorId, from, to });
    const rows = found.map((row, index) => ({ id: `${index}`, row }));
    const after = afterIndex(query) ?? -1;
    return toPage(rows.slice(after + 1), query, ({ row: { vatRateBp, netOre, vatOre, ...row } }) => ({
      ...row,
      vatRate: showRate(vatRateBp),
      net: formatOre(netOre),
      vat: formatOre(vatOre),
    }));
  },
});
