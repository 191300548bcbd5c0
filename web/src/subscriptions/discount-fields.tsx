import { AmountField, DecimalField, SelectField } from '../ui/field.tsx';
import type { DiscountKind } from './line-input.ts';
import { useLineWords } from './line-words.ts';

/** A discount in percent, as an amount, or none. */
export function DiscountFields({
  kind,
  discount,
  at,
  onChange,
}: {
  kind: DiscountKind;
  discount: string;
  at: string;
  onChange: (changed: { discountKind?: DiscountKind; discount?: string }) => void;
}) {
  const words = useLineWords();
  return (
    <div className="row">
      <SelectField
        label={words.discount}
        pointer=""
        value={kind}
        onChange={(discountKind) => onChange({ discountKind, discount: '' })}
        options={[
          ['none', words.noDiscount],
          ['percent', words.percent],
          ['amount', words.amount],
        ]}
      />
      {kind === 'percent' && (
        <DecimalField
          label={words.discountPercent}
          pointer={`${at}/discountPercent`}
          value={discount}
          onChange={(typed) => onChange({ discount: typed })}
        />
      )}
      {kind === 'amount' && (
        <AmountField
          label={words.discountAmount}
          pointer={`${at}/discountAmount`}
          hint={words.discountAmountHint}
          value={discount}
          onChange={(typed) => onChange({ discount: typed })}
        />
      )}
    </div>
  );
}
