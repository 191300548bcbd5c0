import { z } from 'zod';
import { ReferenceRate } from '../../db/entities/reference-rate.ts';
import type { EntityManager } from '../../db/orm.ts';
import { parseScaled } from '../../domain/money/decimal.ts';
import { MAX_REFERENCE_RATE_BP, MIN_REFERENCE_RATE_BP } from '../../domain/reminders/reference-rates.ts';
import { coded } from '../http/field-codes.ts';
import { date, shownDate } from '../http/fields.ts';
import { showRate } from '../invoices/document-fields.ts';

/** Half a century of half-years. */
const MAX_RATES = 100;
const REFERENCE_DAY = /-0[17]-01$/;
const MAX_LENGTH = 16;
const MIN_BP = BigInt(MIN_REFERENCE_RATE_BP);
const MAX_BP = BigInt(MAX_REFERENCE_RATE_BP);
const PER_CENT = '^-?[0-9]+(\\.[0-9]{1,2})?$';

/** Per cent a year with at most two decimals; read as hundredths of a per cent. */
const rate = () =>
  z
    .string()
    .max(MAX_LENGTH)
    .transform((text, context) => {
      const bp = parseScaled(text, 2);
      if (bp !== null && bp >= MIN_BP && bp <= MAX_BP) return Number.parseInt(bp.toString(), 10);
      const message = 'Per cent with at most two decimals are needed, from -7 to 100';
      const code = bp === null ? 'not_a_decimal' : bp < MIN_BP ? 'too_small' : 'too_big';
      context.issues.push({ code: 'custom', message, ...coded(code), input: context.value });
      return z.NEVER;
    })
    .meta({ pattern: PER_CENT, example: '1.75' });

export const referenceRatesBody = z
  .strictObject({
    rates: z
      .array(
        z
          .strictObject({
            from: date('2026-01-01')
              .refine((day) => REFERENCE_DAY.test(day), {
                error: 'A rate is that of 1 January or 1 July',
                ...coded('not_a_reference_day'),
              })
              .meta({ description: '1 January or 1 July' }),
            rate: rate().meta({ description: 'What Danmarks Nationalbank lends at on that day, per cent a year' }),
          })
          .meta({ id: 'ReferenceRateInput' }),
      )
      .min(1)
      .max(MAX_RATES),
  })
  .superRefine(({ rates }, context) => {
    const seen = new Set<string>();
    for (const [index, { from }] of rates.entries()) {
      const twice = { message: 'The day is there twice', ...coded('given_twice') };
      if (seen.has(from)) context.addIssue({ code: 'custom', path: ['rates', index, 'from'], ...twice });
      seen.add(from);
    }
  })
  .meta({ id: 'ReferenceRatesInput' });

export const referenceRatesAnswer = z
  .strictObject({
    rates: z.array(
      z
        .strictObject({
          from: shownDate(),
          rate: z.string().meta({ description: 'Per cent a year, without what the law adds', example: '1.75' }),
        })
        .meta({ id: 'ReferenceRate' }),
    ),
  })
  .meta({ id: 'ReferenceRates' });

/** All that are known, the newest first. */
export async function showReferenceRates(em: EntityManager): Promise<z.input<typeof referenceRatesAnswer>> {
  const rows = await em.findAll(ReferenceRate, { orderBy: { fromOn: 'desc' }, disableIdentityMap: true });
  return { rates: rows.map(({ fromOn, rateBp }) => ({ from: fromOn, rate: showRate(rateBp) })) };
}
