import { z } from 'zod';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, id, shownDate } from '../http/fields.ts';
import { afterNumbered, numberedKey, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';

const noticeAnswer = z
  .strictObject({
    receivedFileId: z.string(),
    fileName: z.string(),
    receivedOn: shownDate().meta({ description: 'In UTC' }),
    line: z.int(),
    position: z.int().meta({ description: 'Which entry of the file it is' }),
    code: z.string().meta({
      example: 'remark',
      description:
        'unknown_record, unknown_section, unknown_code, text, control, remark, error, not_booked, outgoing, foreign_currency, parts_disagree (an entry whose transactions do not add up: it waits as one payment), unknown_creditor (of an account that is not set up) or known_before (not booked again)',
    }),
    customerNumber: z.string().nullable(),
    amount: amount('-26.00').nullable().meta({
      description:
        'Kroner that it is about, below zero where they leave the account; null where it is about none, or in another currency',
    }),
    paymentId: z.string().nullable().meta({ description: 'The payment that it is, where it was known before' }),
    text: z.string().meta({ description: 'The record as it came' }),
  })
  .meta({ id: 'Notice' });

type NoticeRow = Omit<z.input<typeof noticeAnswer>, 'line' | 'amount'> & { line: string; amountOre: string | null };

const SELECT = `
select n.received_file_id "receivedFileId", f.file_name "fileName", (f.received_at at time zone 'UTC')::date "receivedOn", n.line,
  n.position, n.code, n.customer_number "customerNumber", n.amount_ore "amountOre", n.payment_id "paymentId", n.text
from received_notice n join received_file f on f.id = n.received_file_id`;

export const listNotices = defineRoute({
  method: 'get',
  path: '/v1/notices',
  operationId: 'listNotices',
  tag: 'Payments',
  summary: 'List what files have said that is neither a payment nor a mandate',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    receivedFileId: id<ReceivedFileId>().optional().meta({ description: 'Those of one file' }),
  }),
  answer: pageOf(noticeAnswer),
  async handle({ em, creditorId, query }) {
    const after = afterNumbered(query);
    const rows = await em.execute<NoticeRow[]>(
      `${SELECT} where n.creditor_id = ?${query.receivedFileId === undefined ? '' : ' and n.received_file_id = ?'}${
        after === null ? '' : ' and (n.received_file_id, n.position) < (?, ?)'
      }
       order by n.received_file_id desc, n.position desc limit ?`,
      [
        creditorId,
        ...(query.receivedFileId === undefined ? [] : [query.receivedFileId]),
        ...(after === null ? [] : [after.id, after.number]),
        query.limit + 1,
      ],
    );
    const notices = rows.map(({ line, amountOre, ...row }) => ({
      id: numberedKey({ id: row.receivedFileId, number: row.position }),
      notice: {
        ...row,
        amount: amountOre === null ? null : formatOre(BigInt(amountOre)),
        line: Number.parseInt(line, 10),
      },
    }));
    return toPage(notices, query, ({ notice }) => notice);
  },
});
