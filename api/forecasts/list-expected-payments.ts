import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { forecastInvoices } from '../../db/forecasts/forecast-invoices.ts';
import { sumOverdue } from '../../db/overviews/load-overdue.ts';
import { type AmountDue, loadAmountsDue } from '../../db/payments/load-amounts-due.ts';
import { addDays, type CivilDate, daysBetween } from '../../domain/calendar/calendar.ts';
import { formatOre } from '../../domain/money/money.ts';
import { momentAt } from '../../domain/calendar/wake-up.ts';
import { amount, date } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { SCOPE_FIELDS, showScope } from './forecast-fields.ts';

/** Where no last day is given: this many days from the first one on. */
const DEFAULT_DAYS = 31;
/** The longest time that is asked about at once. */
const MAX_DAYS = 366;

const paymentsExpected = () => ({
  invoices: z.int().meta({ description: 'Those that ask for an amount' }),
  total: amount('312.50'),
});

const expectedPayment = z
  .strictObject({
    dueOn: z.string().meta({ format: 'date' }),
    paymentMethod: z.enum(['fi71', 'betalingsservice']),
    issued: z.strictObject(paymentsExpected()).meta({
      id: 'PaymentsOfIssued',
      description: 'What they ask for, less what is credited, whether it is paid or not',
    }),
    open: z
      .strictObject(paymentsExpected())
      .meta({ id: 'PaymentsOpen', description: 'What is still to be paid of the issued ones' }),
    forecast: z.strictObject(paymentsExpected()).meta({ id: 'PaymentsOfForecast' }),
  })
  .meta({ id: 'ExpectedPayment' });

interface Sum {
  invoices: number;
  totalOre: bigint;
}

const nothing = (): Sum => ({ invoices: 0, totalOre: 0n });

type Expected = Pick<AmountDue, 'dueOn' | 'paymentMethod'> & Readonly<Record<'issued' | 'open' | 'forecast', Sum>>;

export const listExpectedPayments = defineRoute({
  method: 'get',
  path: '/v1/expected-payments',
  operationId: 'listExpectedPayments',
  tag: 'Forecasts',
  summary: 'Expected payments by due date',
  description:
    'What falls due on each day, by how it is paid: of the invoices that are issued, and of those that will be, by the same rules as ' +
    'the real run. What is expected to come in is `open` and `forecast`, and `overdue`, which lies on no day ahead.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    from: date('2026-12-01').optional().meta({ description: 'Today where it is left out' }),
    to: date('2026-12-31')
      .optional()
      .meta({ description: `Included; ${DEFAULT_DAYS} days in all where it is left out, ${MAX_DAYS} at most` }),
  }),
  answer: z
    .strictObject({
      payments: z.array(expectedPayment),
      overdue: z.strictObject(paymentsExpected()).meta({
        id: 'PaymentsOverdue',
        description: 'What is still to be paid of invoices that were due before today, whatever days are asked about',
      }),
      ...SCOPE_FIELDS,
    })
    .meta({ id: 'ExpectedPayments' }),
  async handle({ em, creditorId, query }) {
    const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
    const now = momentAt({ epochMs: Date.now(), zone });
    const from = query.from ?? now.date;
    const to = query.to ?? addDays(from, DEFAULT_DAYS - 1);
    checkRange({ from, to });
    const expected = new Map<string, Expected>();
    const expectedOn = ({ dueOn, paymentMethod }: Pick<AmountDue, 'dueOn' | 'paymentMethod'>): Expected => {
      const key = `${dueOn} ${paymentMethod}`;
      const found = expected.get(key) ?? {
        dueOn,
        paymentMethod,
        issued: nothing(),
        open: nothing(),
        forecast: nothing(),
      };
      expected.set(key, found);
      return found;
    };
    for (const due of await loadAmountsDue(em, { creditorId, from, to })) {
      const { issued, open } = expectedOn(due);
      issued.invoices += due.invoices;
      issued.totalOre += due.totalOre;
      open.invoices += due.openInvoices;
      open.totalOre += due.openOre;
    }
    const scope = await forecastInvoices(em, {
      creditorId,
      now,
      zone,
      // No invoice is due before it is issued.
      through: to,
      onInvoice({ dueOn, mandateNumber, totalOre }) {
        if (dueOn < from || dueOn > to || totalOre === 0n) return;
        const { forecast } = expectedOn({ dueOn, paymentMethod: mandateNumber === null ? 'fi71' : 'betalingsservice' });
        forecast.invoices += 1;
        forecast.totalOre += totalOre;
      },
    });
    const payments = [...expected].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => show(found));
    const late = await sumOverdue(em, { creditorId, today: now.date });
    const overdue = {
      invoices: late.reduce((sum, { count }) => sum + count, 0),
      totalOre: late.reduce((sum, { totalOre }) => sum + totalOre, 0n),
    };
    return { payments, overdue: showSum(overdue), ...showScope(scope) };
  },
});

function checkRange({ from, to }: { from: CivilDate; to: CivilDate }): void {
  const path = '/query/to';
  if (to < from) throw invalidField({ path, code: 'before_from', message: 'The last day lies before the first' });
  if (daysBetween({ from, to }) >= MAX_DAYS) {
    throw invalidField({ path, code: 'range_too_long', message: `No more than ${MAX_DAYS} days are told at once` });
  }
}

function show({ dueOn, paymentMethod, issued, open, forecast }: Expected): z.input<typeof expectedPayment> {
  return { dueOn, paymentMethod, issued: showSum(issued), open: showSum(open), forecast: showSum(forecast) };
}

function showSum({ invoices, totalOre }: Sum) {
  return { invoices, total: formatOre(totalOre) };
}
