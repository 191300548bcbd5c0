import { z } from 'zod';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Effective } from '../../domain/lines/change-day.ts';
import type { LineChange } from '../../domain/lines/change-line.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { date, id, lineText, percent, positiveAmount, quantity, unitPrice } from '../http/fields.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { standingLineAnswer } from './line-fields.ts';
import { oneOffLineAnswer } from './one-off-line-fields.ts';
import { coded } from '../http/field-codes.ts';

export const LINE_PARAMS = z.strictObject({
  subscriptionId: id<SubscriptionId>(),
  position: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform((text) => Number.parseInt(text, 10))
    .meta({ override: { type: 'integer', minimum: 1 }, description: 'The same for all versions of a line' }),
});

export const EFFECTIVE_FIELDS = {
  effective: z.enum(['now', 'next_period', 'date']),
  on: date('2027-01-01').optional().meta({ description: 'Needed where `effective` is `date`, and only there' }),
  prorated: z.boolean().default(false).meta({
    description:
      'Whether the period in which it counts is shared by days; else it counts from the first day of a period that is not billed yet',
  }),
};

interface GivenEffective {
  readonly effective: Effective['kind'];
  readonly on?: CivilDate | undefined;
}

/** Refuses a day where none is asked for, and none where one is. */
export function needsDay({ effective, on }: GivenEffective, context: z.core.$RefinementCtx): void {
  if ((effective === 'date') === (on !== undefined)) return;
  const { params } = coded(effective === 'date' ? 'required' : 'not_needed');
  context.addIssue({ code: 'custom', path: ['on'], message: 'A day goes with effective `date`', params });
}

/** When the change is to count, as the rules see it. */
export function effectiveOf({ effective, on }: GivenEffective): Effective {
  if (effective !== 'date') return { kind: effective };
  if (on === undefined) throw new Error('a change on a date has none');
  return { kind: effective, on };
}

export const changeLineBody = z
  .strictObject({
    ...EFFECTIVE_FIELDS,
    unitPrice: unitPrice().optional().meta({ description: "Kroner without VAT: no longer the item's, if it was" }),
    quantity: quantity().optional(),
    discountPercent: percent().nullable().optional(),
    discountAmount: positiveAmount().nullable().optional(),
    text: lineText().nullable().optional().meta({ description: "Null for the item's name" }),
  })
  .superRefine((given, context) => {
    needsDay(given, context);
    if (Object.keys(changeOf(given)).length === 0) {
      context.addIssue({ code: 'custom', message: 'Nothing is to be changed', ...coded('nothing_changed') });
    }
    if (given.discountPercent != null && given.discountAmount != null) {
      const { params } = coded('two_discounts');
      context.addIssue({ code: 'custom', path: ['discountAmount'], message: 'In percent or as an amount', params });
    }
  })
  .meta({ id: 'LineChange' });

interface GivenChange {
  readonly unitPrice?: bigint | undefined;
  readonly quantity?: bigint | undefined;
  readonly discountPercent?: bigint | null | undefined;
  readonly discountAmount?: bigint | null | undefined;
  readonly text?: string | null | undefined;
}

/** What is to be set, as the rules see it. Either discount, null too, sets the discount. */
export function changeOf({ unitPrice: price, quantity: count, text, ...discounts }: GivenChange): LineChange {
  return withoutUndefined({ unitPriceMicro: price, quantityMicro: count, text, discount: discountIn(discounts) });
}

function discountIn({
  discountPercent: percentMicro,
  discountAmount: amountOre,
}: GivenChange): LineChange['discount'] | undefined {
  if (percentMicro != null) return { kind: 'percent', percentMicro };
  if (amountOre != null) return { kind: 'amount', amountOre };
  return percentMicro === null || amountOre === null ? null : undefined;
}

export const changedLineAnswer = z
  .strictObject({
    effectiveOn: z.string().meta({ format: 'date', description: 'The first day on which it counts' }),
    lines: z.array(standingLineAnswer).meta({ description: 'All versions of the line that stand, the past ones too' }),
    adjustments: z
      .array(oneOffLineAnswer)
      .meta({ description: 'One-off lines that even out periods that are billed already, on the next invoice' }),
  })
  .meta({ id: 'ChangedLine' });
