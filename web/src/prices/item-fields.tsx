import { AmountField, SelectField, TextField } from '../ui/field.tsx';
import type { TypedItem } from './typed-item.ts';
import { usePriceWords } from './words.ts';

export function ItemFields({
  typed,
  onChange,
  priceHint = '',
}: {
  typed: TypedItem;
  onChange: (typed: TypedItem) => void;
  priceHint?: string;
}) {
  const words = usePriceWords();
  const text = (name: 'number' | 'nameDa' | 'nameEn' | 'descriptionDa' | 'descriptionEn') => ({
    label: words[name],
    pointer: `/${name}`,
    value: typed[name],
    onChange: (value: string) => onChange({ ...typed, [name]: value }),
  });
  return (
    <>
      <div className="row">
        <TextField {...text('nameDa')} />
        <TextField {...text('nameEn')} />
      </div>
      <div className="row">
        <TextField {...text('number')} />
        <AmountField
          label={words.unitPrice}
          pointer="/unitPrice"
          hint={priceHint}
          value={typed.unitPrice}
          onChange={(unitPrice) => onChange({ ...typed, unitPrice })}
        />
        <SelectField
          label={words.vat}
          pointer="/vatCode"
          value={typed.vatCode}
          onChange={(vatCode) => onChange({ ...typed, vatCode })}
          options={[
            ['standard', words.standard],
            ['exempt', words.exempt],
          ]}
        />
      </div>
      <TextField {...text('descriptionDa')} isOptional />
      <TextField {...text('descriptionEn')} isOptional />
    </>
  );
}
