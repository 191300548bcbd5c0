import type { components } from '../api/schema.ts';
import { discountInput, type DiscountKind } from './line-input.ts';

type StandingLine = components['schemas']['StandingLine'];
type Change = Omit<components['schemas']['LineChange'], 'effective' | 'on' | 'prorated'>;

/** What can be changed of a line, as it stands in a form. */
export interface TypedChange {
  readonly text: string;
  readonly quantity: string;
  /** Empty where the price is the item's. */
  readonly unitPrice: string;
  readonly discountKind: DiscountKind;
  readonly discount: string;
}

export function typedChangeOf(line: StandingLine): TypedChange {
  const { text, quantity, unitPrice, followItemPrice, discountPercent, discountAmount } = line;
  return {
    text: text ?? '',
    quantity,
    unitPrice: followItemPrice ? '' : unitPrice,
    discountKind: discountPercent !== null ? 'percent' : discountAmount !== null ? 'amount' : 'none',
    discount: discountPercent ?? discountAmount ?? '',
  };
}

/** Only what differs: what is left out of a change stays as it is known to be, later too. */
export function lineChangeOf(before: TypedChange, typed: TypedChange): Change {
  const { text, quantity, unitPrice, discountKind, discount } = typed;
  const isOtherDiscount = discountKind !== before.discountKind || discount !== before.discount;
  return {
    ...(text.trim() === before.text ? {} : { text: text.trim() === '' ? null : text }),
    ...(quantity === before.quantity ? {} : { quantity }),
    ...(unitPrice === before.unitPrice || unitPrice === '' ? {} : { unitPrice }),
    ...(isOtherDiscount ? changedDiscount(discountKind, discount) : {}),
  };
}

/** Either discount, null too, sets the discount: the API wants no more than one of them. */
function changedDiscount(kind: DiscountKind, discount: string): Change {
  const { discountPercent, discountAmount } = discountInput(kind, discount);
  return kind === 'amount' ? { discountAmount } : { discountPercent };
}
