import { z } from 'zod';
import { shownDate } from '../http/fields.ts';
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
        'unknown_record, unknown_section, unknown_code, text, control, remark, error, not_booked, outgoing or foreign_currency',
    }),
    customerNumber: z.string().nullable(),
    text: z.string().meta({ description: 'The record as it came' }),
  })
  .meta({ id: 'Notice' });

type NoticeRow = Omit<z.input<typeof noticeAnswer>, 'line'> & { line: string };

const SELECT = `
select n.received_file_id "receivedFileId", f.file_name "fileName", (f.received_at at time zone 'UTC')::date "receivedOn", n.line,
  n.position, n.code, n.customer_number "customerNumber", n.text
from received_notice n join received_file f on f.id = n.received_file_id`;

export const listNotices = defineRoute({
  method: 'get',
  path: '/v1/notices',
  operationId: 'listNotices',
  tag: 'Payments',
  summary: 'List what files have said that is neither a payment nor a mandate',
  access: 'creditor',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(noticeAnswer),
  async handle({ em, creditorId, query }) {
    const after = afterNumbered(query);
    const rows = await em.execute<NoticeRow[]>(
      `${SELECT} where n.creditor_id = ?${after === null ? '' : ' and (n.received_file_id, n.position) < (?, ?)'}
       order by n.received_file_id desc, n.position desc limit ?`,
      [creditorId, ...(after === null ? [] : [after.id, after.number]), query.limit + 1],
    );
    const notices = rows.map(({ line, ...row }) => ({
      id: numberedKey({ id: row.receivedFileId, number: row.position }),
      notice: { ...row, line: Number.parseInt(line, 10) },
    }));
    return toPage(notices, query, ({ notice }) => notice);
  },
});
