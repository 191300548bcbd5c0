import { z } from 'zod';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { NoticeCode } from '../../domain/records/return-entry.ts';
import { allOf } from '../http/conditions.ts';
import { amount, id, instant, isoInstantOrNull, shownDate } from '../http/fields.ts';
import { afterNumbered, numberedKey, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';

const NOTICES: Readonly<Record<NoticeCode | 'unknown_creditor' | 'known_before', true>> = {
  unknown_record: true,
  unknown_section: true,
  unknown_code: true,
  text: true,
  control: true,
  remark: true,
  error: true,
  not_booked: true,
  outgoing: true,
  foreign_currency: true,
  parts_disagree: true,
  unreadable_field: true,
  unknown_creditor: true,
  known_before: true,
};

const NOTICE_CODES = Object.keys(NOTICES) as (keyof typeof NOTICES)[];

const noticeAnswer = z
  .strictObject({
    receivedFileId: z.string(),
    fileName: z.string(),
    receivedOn: shownDate().meta({ description: 'In UTC' }),
    line: z.int(),
    position: z.int().meta({ description: 'Which entry of the file it is' }),
    code: z.enum(NOTICE_CODES).meta({
      example: 'remark',
      description:
        'parts_disagree: an entry whose transactions do not add up, which waits as one payment; unreadable_field: an entry with a field that cannot be read, which waits as one payment; unknown_creditor: of a creditor or an account that is not set up; known_before: not booked again, since another file, or an upload of the same delivery, has told of it',
    }),
    customerNumber: z.string().nullable(),
    amount: amount('-26.00').nullable().meta({
      description:
        'Kroner that it is about, below zero where they leave the account; null where it is about none, or in another currency',
    }),
    paymentId: z.string().nullable().meta({ description: 'The payment that it is, where it was known before' }),
    text: z.string().meta({ description: 'The record as it came' }),
    namedBy: z.enum(['pbs_number', 'fi_creditor_number', 'account']).nullable(),
    namedNumber: z.string().nullable().meta({ description: 'The number by which it names a creditor' }),
    settledAt: instant().nullable().meta({ description: 'When it was booked after all' }),
  })
  .meta({ id: 'Notice' });

interface NoticeRow extends Omit<z.input<typeof noticeAnswer>, 'line' | 'amount' | 'settledAt'> {
  readonly line: string;
  readonly amountOre: string | null;
  readonly settledAt: Date | null;
}

const SELECT = `
select n.received_file_id "receivedFileId", f.file_name "fileName", (f.received_at at time zone 'UTC')::date "receivedOn", n.line,
  n.position, n.code, n.customer_number "customerNumber", n.text, n.amount_ore "amountOre", n.payment_id "paymentId", n.named_by "namedBy",
  n.named_number "namedNumber", n.settled_at "settledAt"
from received_notice n join received_file f on f.id = n.received_file_id`;

export const listNotices = defineRoute({
  method: 'get',
  path: '/v1/notices',
  operationId: 'listNotices',
  tag: 'Payments',
  summary: 'List what files have said that is neither a payment nor a mandate',
  description:
    'An operator sees those that are nobody’s: with `code=unknown_creditor`, money and mandates of creditors that are not set up here. Once ' +
    'one is, `POST /v1/received-files/{receivedFileId}/read-again` books what is its own.',
  access: 'both',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    code: z
      .string()
      .regex(/^[a-z_]{1,32}$/, 'Small letters and underscores')
      .optional()
      .meta({ example: 'unknown_creditor' }),
    receivedFileId: id<ReceivedFileId>().optional().meta({ description: 'Those of one file' }),
    isSettled: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'Whether it has been booked after all; both unless given', example: 'false' }),
  }),
  answer: pageOf(noticeAnswer),
  async handle({ em, caller: { creditorId }, query }) {
    const after = afterNumbered(query);
    const { isSettled } = query;
    const { where, values } = allOf([
      creditorId === null ? ['n.creditor_id is null'] : ['n.creditor_id = ?', creditorId],
      ['n.code = ?', query.code],
      ['n.received_file_id = ?', query.receivedFileId],
      isSettled !== undefined && [`n.settled_at is ${isSettled === 'true' ? 'not ' : ''}null`],
      after !== null && ['(n.received_file_id, n.position) < (?, ?)', after.id, after.number],
    ]);
    const rows = await em.execute<NoticeRow[]>(
      `${SELECT} where ${where} order by n.received_file_id desc, n.position desc limit ?`,
      [...values, query.limit + 1],
    );
    const notices = rows.map(({ line, amountOre, settledAt, ...row }) => ({
      id: numberedKey({ id: row.receivedFileId, number: row.position }),
      notice: {
        ...row,
        line: Number.parseInt(line, 10),
        amount: amountOre === null ? null : formatOre(BigInt(amountOre)),
        settledAt: isoInstantOrNull(settledAt),
      },
    }));
    return toPage(notices, query, ({ notice }) => notice);
  },
});
