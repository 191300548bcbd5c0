import type { components } from '../api/schema.ts';
import type { Choice } from '../ui/pick-one.tsx';

type Input = components['schemas']['PriceChangeInput'];

/** A change of many prices as it stands in the form. */
export interface TypedPriceChange {
  readonly item: Choice | null;
  readonly group: Choice | null;
  readonly q: string;
  readonly kind: Input['change']['kind'];
  readonly value: string;
  readonly when: Pick<Input, 'effective' | 'on'>;
  readonly prorated: boolean;
}

export const EMPTY_CHANGE: TypedPriceChange = {
  item: null,
  group: null,
  q: '',
  kind: 'percent',
  value: '',
  when: { effective: 'next_period' },
  prorated: false,
};

export function priceChangeInput({ item, group, q, kind, value, when, prorated }: TypedPriceChange): Input {
  return {
    selection: {
      ...(item === null ? {} : { itemId: item.id }),
      ...(group === null ? {} : { debtorGroupId: group.id }),
      ...(q.trim() === '' ? {} : { q: q.trim() }),
    },
    change: changeInput(kind, value),
    ...when,
    ...(prorated ? { prorated } : {}),
  };
}

function changeInput(kind: TypedPriceChange['kind'], value: string): Input['change'] {
  switch (kind) {
    case 'percent':
      return { kind, percent: value };
    case 'amount':
      return { kind, amount: value };
    case 'unit_price':
      return { kind, unitPrice: value };
    case 'quantity':
      return { kind, quantity: value };
  }
}
