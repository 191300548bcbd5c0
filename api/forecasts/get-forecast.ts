import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { forecastInvoices } from '../../db/forecasts/forecast-invoices.ts';
import { addDays, addMonths, type CivilDate, firstOfMonth } from '../../domain/calendar/calendar.ts';
import { formatOre } from '../../domain/money/money.ts';
import { momentAt } from '../../domain/calendar/wake-up.ts';
import { amount } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { SCOPE_FIELDS, showScope } from './forecast-fields.ts';

const DEFAULT_MONTHS = 24;
const MAX_MONTHS = 60;

const MONTH_LENGTH = 'YYYY-MM'.length;

const forecastMonth = z
  .strictObject({
    month: z.string().meta({ pattern: '^[0-9]{4}-[0-9]{2}$', example: '2026-12' }),
    invoices: z.int(),
    net: amount('250.00').meta({ description: 'Kroner without VAT' }),
    vat: amount('62.50'),
    total: amount('312.50').meta({ description: 'Kroner, VAT included' }),
  })
  .meta({ id: 'ForecastMonth' });

export const getForecast = defineRoute({
  method: 'get',
  path: '/v1/forecast',
  operationId: 'getForecast',
  tag: 'Forecasts',
  summary: 'Forecast what will be invoiced',
  description:
    'What the subscriptions will be invoiced in each month, by the day of issue, by the same rules as the real run and from what is ' +
    'known now. The first month is the one that it is, with what is still to be invoiced in it.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    months: z
      .string()
      .regex(/^([1-9]|[1-5]\d|60)$/, `A whole number from 1 to ${MAX_MONTHS} is needed`)
      .transform((text) => Number.parseInt(text, 10))
      .default(DEFAULT_MONTHS)
      .meta({
        override: { type: 'integer', minimum: 1, maximum: MAX_MONTHS, default: DEFAULT_MONTHS, pattern: undefined },
      }),
  }),
  answer: z.strictObject({ months: z.array(forecastMonth), ...SCOPE_FIELDS }).meta({ id: 'Forecast' }),
  async handle({ em, creditorId, query }) {
    const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
    const now = momentAt({ epochMs: Date.now(), zone });
    const firstDay = firstOfMonth(now.date);
    const months = new Map(
      Array.from({ length: query.months }, (_, index) => [
        monthOf(addMonths(firstDay, index)),
        { invoices: 0, netOre: 0n, vatOre: 0n },
      ]),
    );
    const through = addDays(addMonths(firstDay, query.months), -1);
    const scope = await forecastInvoices(em, {
      creditorId,
      now,
      zone,
      through,
      onInvoice({ issuedOn, netOre, vatOre }) {
        const month = months.get(monthOf(issuedOn));
        if (month === undefined) throw new Error(`${issuedOn} lies in no month of the forecast`);
        month.invoices += 1;
        month.netOre += netOre;
        month.vatOre += vatOre;
      },
    });
    return {
      months: [...months].map(([month, { invoices, netOre, vatOre }]) => ({
        month,
        invoices,
        net: formatOre(netOre),
        vat: formatOre(vatOre),
        total: formatOre(netOre + vatOre),
      })),
      ...showScope(scope),
    };
  },
});

function monthOf(date: CivilDate): string {
  return date.slice(0, MONTH_LENGTH);
}
