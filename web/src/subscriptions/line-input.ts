import type { components } from '../api/schema.ts';
import type { Choice } from '../ui/pick-one.tsx';

type StandingLineInput = components['schemas']['StandingLineInput'];
type OneOffLineInput = components['schemas']['OneOffLineInput'];
type VatCode = StandingLineInput['vatCode'] & string;

/** A line as it stands in a form: amounts and dates are those of the API, or empty. */
export interface TypedLine {
  readonly item: Choice | null;
  readonly text: string;
  readonly quantity: string;
  readonly unitPrice: string;
  /** Empty for the item's. */
  readonly vatCode: VatCode | '';
  readonly discountKind: DiscountKind;
  readonly discount: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly prorated: boolean;
  readonly followItemPrice: boolean;
}

export type DiscountKind = 'none' | 'percent' | 'amount';

export const EMPTY_LINE: TypedLine = {
  item: null,
  text: '',
  quantity: '1',
  unitPrice: '',
  vatCode: '',
  discountKind: 'none',
  discount: '',
  validFrom: '',
  validTo: '',
  prorated: false,
  followItemPrice: false,
};

const wording = ({ item, text, quantity, unitPrice, vatCode }: TypedLine) => ({
  quantity,
  ...(item === null ? {} : { itemId: item.id }),
  ...(text.trim() === '' ? {} : { text }),
  ...(unitPrice === '' ? {} : { unitPrice }),
  ...(vatCode === '' ? (item === null ? { vatCode: 'standard' as const } : {}) : { vatCode }),
});

/** The discount as the API takes it: in percent or as an amount, the other is none. */
export function discountInput(kind: DiscountKind, discount: string) {
  return {
    discountPercent: kind === 'percent' ? discount : null,
    discountAmount: kind === 'amount' ? discount : null,
  };
}

/** What is typed as the API takes a standing line. What is missing it refuses at its field. */
export function standingLineInput(line: TypedLine): StandingLineInput {
  const { unitPrice, ...rest } = wording(line);
  const isFollowing = line.followItemPrice && line.item !== null;
  return {
    ...rest,
    ...(isFollowing || unitPrice === undefined ? {} : { unitPrice }),
    ...(isFollowing ? { followItemPrice: true } : {}),
    ...(line.discountKind === 'none' ? {} : discountInput(line.discountKind, line.discount)),
    ...(line.validFrom === '' ? {} : { validFrom: line.validFrom }),
    ...(line.validTo === '' ? {} : { validTo: line.validTo }),
    ...(line.prorated ? { prorated: true } : {}),
  };
}

/** What is typed as the API takes a one-off line; `validFrom` is the day from which it may be charged. */
export function oneOffLineInput(line: TypedLine): OneOffLineInput {
  return { ...wording(line), ...(line.validFrom === '' ? {} : { chargeOn: line.validFrom }) };
}
