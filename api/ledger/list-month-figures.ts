import { z } from 'zod';
import { loadMonthSums } from '../../db/ledger/load-month-sums.ts';
import { readAtOneMoment } from '../../db/read-at-one-moment.ts';
import { addMonths, type CivilDate, civilDate, firstOfMonth } from '../../domain/calendar/calendar.ts';
import { formatOre } from '../../domain/money/money.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { amount } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { balanceOf, figuresOf } from './month-figures.ts';

const DEFAULT_MONTHS = 12;
const MAX_MONTHS = 60;
const MONTH_LENGTH = 'YYYY-MM'.length;

const month = (description: string) =>
  z
    .string()
    .regex(/^2[0-2]\d{2}-(0[1-9]|1[0-2])$/, 'A month YYYY-MM from 2000 to 2299 is needed')
    .transform((text) => civilDate(`${text}-01`))
    .optional()
    .meta({
      override: { type: 'string' },
      pattern: '^2[0-2][0-9]{2}-(0[1-9]|1[0-2])$',
      example: '2026-01',
      description,
    });

const documents = (id: string, description: string) =>
  z.strictObject({ net: amount('250.00'), vat: amount('62.50'), total: amount('312.50') }).meta({ id, description });

const monthFigures = z
  .strictObject({
    month: z.string().meta({ pattern: '^[0-9]{4}-[0-9]{2}$', example: '2026-12' }),
    invoiced: documents('MonthInvoiced', 'By the day of issue'),
    credited: documents('MonthCredited', 'Credit notes, above zero'),
    paid: amount('312.50').meta({
      description: 'Money that came in, by the day on which it was booked, placed or not',
    }),
    chargedBack: amount('0.00').meta({ description: 'Money that was taken back, above zero' }),
    dismissed: amount('0.00').meta({
      description: 'Money that a person has booked out again as none of the invoices’, less what was reopened',
    }),
    paidOut: amount('0.00').meta({ description: 'Credit that was paid out to debtors' }),
    writtenOff: amount('0.00').meta({ description: 'Less write-offs that were undone' }),
    reminderFees: amount('100.00').meta({ description: 'What reminders charged as fees, less what was waived' }),
    interest: amount('5.99').meta({ description: 'What reminders charged as interest, less what was waived' }),
    compensation: amount('0.00').meta({ description: 'What reminders charged as compensation, less what was waived' }),
    open: amount('312.50').meta({ description: 'What debtors owed at the end of the month' }),
    credit: amount('0.00').meta({ description: 'What debtors had to the good at the end of the month' }),
  })
  .meta({ id: 'MonthFigures' });

export const listMonthFigures = defineRoute({
  method: 'get',
  path: '/v1/statistics/months',
  operationId: 'listMonthFigures',
  tag: 'Ledger',
  summary:
    'List what was invoiced, credited, charged by reminders, paid and written off month by month, and what was open at the end of each',
  description:
    'Of the ledger: the same figures as the differences of `GET /v1/ledger/accounts` from the end of one month to the next.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    from: month(`The first month; ${DEFAULT_MONTHS} in all where it is left out`),
    to: month(`The last month, included; this one where it is left out. ${MAX_MONTHS} months at most`),
  }),
  answer: z.strictObject({ months: z.array(monthFigures) }).meta({ id: 'Months' }),
  async handle({ em, creditorId, query }) {
    const last = query.to ?? firstOfMonth(await creditorToday(em, creditorId));
    const from = query.from ?? addMonths(last, 1 - DEFAULT_MONTHS);
    const months = monthsFrom({ from, last });
    const { sums, now } = await readAtOneMoment(em, (inside) => loadMonthSums(inside, { creditorId, from }));
    return {
      months: months.map((firstDay) => {
        const later = sums.filter((sum) => sum.firstDay > firstDay);
        const figures = figuresOf(sums.filter((sum) => sum.firstDay === firstDay));
        return {
          month: firstDay.slice(0, MONTH_LENGTH),
          invoiced: showDocuments({ netOre: figures.invoicedNetOre, vatOre: figures.invoicedVatOre }),
          credited: showDocuments({ netOre: figures.creditedNetOre, vatOre: figures.creditedVatOre }),
          paid: formatOre(figures.paidOre),
          chargedBack: formatOre(figures.chargedBackOre),
          dismissed: formatOre(figures.dismissedOre),
          paidOut: formatOre(figures.paidOutOre),
          writtenOff: formatOre(figures.writtenOffOre),
          reminderFees: formatOre(figures.reminderFeesOre),
          interest: formatOre(figures.interestOre),
          compensation: formatOre(figures.compensationOre),
          open: formatOre(now.openOre - balanceOf(later, 'receivables')),
          credit: formatOre(now.creditOre + balanceOf(later, 'credits')),
        };
      }),
    };
  },
});

/** The first day of each month. @throws ApiProblem where there are none, or too many. */
function monthsFrom({ from, last }: { from: CivilDate; last: CivilDate }): CivilDate[] {
  const path = '/query/to';
  if (last < from) throw invalidField({ path, code: 'before_from', message: 'The last month lies before the first' });
  const months: CivilDate[] = [];
  for (let day = from; day <= last; day = addMonths(from, months.length)) {
    months.push(day);
    if (months.length > MAX_MONTHS) {
      throw invalidField({
        path,
        code: 'range_too_long',
        message: `No more than ${MAX_MONTHS} months are told at once`,
      });
    }
  }
  return months;
}

function showDocuments({ netOre, vatOre }: { netOre: bigint; vatOre: bigint }) {
  return { net: formatOre(netOre), vat: formatOre(vatOre), total: formatOre(netOre + vatOre) };
}
