import { z } from 'zod';
import type { DebtorGroupId, ItemId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { anyUnitPrice, id, line, percentChange, quantity, unitPrice } from '../http/fields.ts';
import { EFFECTIVE_FIELDS, needsDay } from '../lines/line-change-fields.ts';
import { coded } from '../http/field-codes.ts';

/** As many ids as a body holds. */
const MAX_IDS = 2000;

const selection = z
  .strictObject({
    itemId: id<ItemId>().optional().meta({ description: 'Only lines of this item' }),
    subscriptionIds: z.array(id<SubscriptionId>()).min(1).max(MAX_IDS).optional(),
    debtorGroupId: id<DebtorGroupId>()
      .optional()
      .meta({ description: 'Subscriptions of debtors who are in the group today, or in a group within it' }),
    q: line(200, 'medlem').optional().meta({ description: "A part of the reference or of the debtor's name" }),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    error: 'Say which subscriptions are meant',
    ...coded('required'),
  })
  .meta({ description: 'Subscriptions that meet all of it and are not over' });

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: percentChange() }),
  z.strictObject({
    kind: z.literal('amount'),
    amount: anyUnitPrice().meta({ description: 'Kroner without VAT, added to the unit price' }),
  }),
  z.strictObject({ kind: z.literal('unit_price'), unitPrice: unitPrice() }),
  z.strictObject({ kind: z.literal('quantity'), quantity: quantity() }),
]);

export type PriceChange = z.output<typeof change>;

const fields = { selection, change, ...EFFECTIVE_FIELDS };

function check(given: z.output<z.ZodObject<typeof fields>>, context: z.core.$RefinementCtx): void {
  needsDay(given, context);
  const { kind } = given.change;
  if ((kind === 'unit_price' || kind === 'quantity') && given.selection.itemId === undefined) {
    const { params } = coded('item_needed');
    const message = 'Lines of different things do not become alike: say of which item';
    context.addIssue({ code: 'custom', path: ['selection', 'itemId'], message, params });
  }
}

export const priceChangeBody = z.strictObject(fields).superRefine(check).meta({ id: 'PriceChangeInput' });

export type PriceChangeBody = z.output<typeof priceChangeBody>;

export const applyPriceChangeBody = z
  .strictObject({ ...fields, token: z.string().max(64).meta({ description: "The preview's" }) })
  .superRefine(check)
  .meta({ id: 'PriceChangeApplication' });
