import { EffectiveFields } from '../subscriptions/effective-fields.tsx';
import { FormPart } from '../subscriptions/form-part.tsx';
import { AmountField, CheckField, DecimalField, SelectField, TextField } from '../ui/field.tsx';
import { PickGroup } from '../groups/pick-group.tsx';
import { whenReadable } from '../ui/read-form.ts';
import { PickItem } from './pick-item.tsx';
import { usePriceChangeWords } from './price-change-words.ts';
import type { TypedPriceChange } from './typed-price-change.ts';

interface FormProps {
  readonly typed: TypedPriceChange;
  readonly onChange: (typed: TypedPriceChange) => void;
}

/** Which lines, and how they change. */
export function PriceChangeForm({ typed, onChange, onShow }: FormProps & { onShow: () => void }) {
  const words = usePriceChangeWords();
  return (
    <form className="price-change" data-only-asks noValidate onSubmit={whenReadable(onShow)}>
      <Which typed={typed} onChange={onChange} />
      <How typed={typed} onChange={onChange} />
      <div className="actions">
        <button type="submit">{words.show}</button>
      </div>
    </form>
  );
}

function Which({ typed, onChange }: FormProps) {
  const words = usePriceChangeWords();
  return (
    <FormPart title={words.which}>
      <p className="why">{words.whichText}</p>
      <PickItem
        label={words.item}
        pointer="/selection/itemId"
        hint={words.itemHint}
        chosen={typed.item}
        onChange={(item) => onChange({ ...typed, item })}
      />
      <PickGroup
        label={words.group}
        pointer="/selection/debtorGroupId"
        hint={words.groupHint}
        chosen={typed.group}
        onChange={(group) => onChange({ ...typed, group })}
      />
      <TextField
        label={words.search}
        pointer="/selection/q"
        hint={words.searchHint}
        isOptional
        value={typed.q}
        onChange={(q) => onChange({ ...typed, q })}
      />
    </FormPart>
  );
}

function How({ typed, onChange }: FormProps) {
  const words = usePriceChangeWords();
  const field = { value: typed.value, onChange: (value: string) => onChange({ ...typed, value }) };
  return (
    <FormPart title={words.how}>
      <div className="row">
        <SelectField
          label={words.kind}
          pointer="/change/kind"
          value={typed.kind}
          onChange={(kind) => onChange({ ...typed, kind })}
          options={[
            ['percent', words.percent],
            ['amount', words.amount],
            ['unit_price', words.unitPrice],
            ['quantity', words.quantity],
          ]}
        />
        {typed.kind === 'percent' && <DecimalField label={words.percentValue} pointer="/change/percent" {...field} />}
        {typed.kind === 'amount' && <AmountField label={words.amountValue} pointer="/change/amount" {...field} />}
        {typed.kind === 'unit_price' && (
          <AmountField label={words.unitPriceValue} pointer="/change/unitPrice" {...field} />
        )}
        {typed.kind === 'quantity' && (
          <DecimalField label={words.quantityValue} pointer="/change/quantity" {...field} />
        )}
      </div>
      <EffectiveFields value={typed.when} onChange={(when) => onChange({ ...typed, when })} />
      <CheckField
        label={words.prorated}
        hint={words.proratedHint}
        isChecked={typed.prorated}
        onChange={(prorated) => onChange({ ...typed, prorated })}
      />
    </FormPart>
  );
}
