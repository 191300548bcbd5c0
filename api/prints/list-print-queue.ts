import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { allOf } from '../http/conditions.ts';
import { id } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findPrintItems, PRINT_KIND } from './find-print-items.ts';
import { printItemAnswer } from './print-fields.ts';

export const listPrintQueue = defineRoute({
  method: 'get',
  path: '/v1/print-queue',
  operationId: 'listPrintQueue',
  tag: 'Printing',
  summary: 'List the documents that wait to be printed, in the order in which they will be',
  description:
    'Those of debtors who get paper, letters that ask for what Betalingsservice does not bring, announcements of yearly steps of prices, statements of account of a month, and documents that a person has asked for again.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    debtorId: id<DebtorId>().optional(),
    kind: printItemAnswer.shape.kind.optional(),
  }),
  answer: pageOf(printItemAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['p.batch_id is null'],
      ['p.id > ?', afterId(query)],
      ['p.debtor_id = ?', query.debtorId],
      [`${PRINT_KIND} = ?`, query.kind],
    ]);
    const items = await findPrintItems(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(items, query, (item) => item);
  },
});
