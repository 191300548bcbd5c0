import type { components } from '../api/schema.ts';

type Item = components['schemas']['Item'];
type ItemInput = components['schemas']['ItemInput'];

/** An item as it stands in a form. */
export interface TypedItem {
  readonly number: string;
  readonly nameDa: string;
  readonly nameEn: string;
  readonly unitPrice: string;
  readonly vatCode: ItemInput['vatCode'];
  readonly descriptionDa: string;
  readonly descriptionEn: string;
}

export const EMPTY_ITEM: TypedItem = {
  number: '',
  nameDa: '',
  nameEn: '',
  unitPrice: '',
  vatCode: 'standard',
  descriptionDa: '',
  descriptionEn: '',
};

export const typedItemOf = (item: Item): TypedItem => ({
  number: item.number,
  nameDa: item.nameDa,
  nameEn: item.nameEn,
  unitPrice: item.unitPrice,
  vatCode: item.vatCode,
  descriptionDa: item.descriptionDa ?? '',
  descriptionEn: item.descriptionEn ?? '',
});

export const itemInput = ({ descriptionDa, descriptionEn, ...item }: TypedItem): ItemInput => ({
  ...item,
  descriptionDa: textOrNull(descriptionDa),
  descriptionEn: textOrNull(descriptionEn),
});

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text);
