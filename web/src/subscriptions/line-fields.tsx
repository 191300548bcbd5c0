import { PickItem } from '../prices/pick-item.tsx';
import { AmountField, CheckField, DateField, DecimalField, SelectField, TextField } from '../ui/field.tsx';
import { Folded } from '../ui/folded.tsx';
import { DiscountFields } from './discount-fields.tsx';
import type { TypedLine } from './line-input.ts';
import { useLineWords } from './line-words.ts';

interface LineFieldsProps {
  readonly line: TypedLine;
  readonly onChange: (line: TypedLine) => void;
  /** Where the API finds the line in the body. */
  readonly at: string;
}

/** What is charged: an item, or a text and a price; how many of it. */
export function WordingFields({ line, onChange, at, isOneOff = false }: LineFieldsProps & { isOneOff?: boolean }) {
  const words = useLineWords();
  const set = (changed: Partial<TypedLine>): void => onChange({ ...line, ...changed });
  const hasItem = line.item !== null;
  return (
    <>
      <PickItem
        label={words.item}
        pointer={`${at}/itemId`}
        hint={words.itemHint}
        chosen={line.item}
        onChange={(item) => set({ item })}
      />
      <TextField
        label={words.text}
        pointer={`${at}/text`}
        hint={hasItem ? words.textOfItem : ''}
        isOptional={hasItem}
        value={line.text}
        onChange={(text) => set({ text })}
      />
      <div className="row">
        <DecimalField
          label={words.quantity}
          pointer={`${at}/quantity`}
          value={line.quantity}
          onChange={(quantity) => set({ quantity })}
        />
        {!(line.followItemPrice && hasItem) && (
          <AmountField
            label={words.unitPrice}
            pointer={`${at}/unitPrice`}
            hint={hasItem ? words.priceOfItem : isOneOff ? words.rebateHint : ''}
            isOptional={hasItem}
            value={line.unitPrice}
            onChange={(unitPrice) => set({ unitPrice })}
          />
        )}
        <SelectField
          label={words.vat}
          pointer={`${at}/vatCode`}
          value={line.vatCode === '' && !hasItem ? 'standard' : line.vatCode}
          onChange={(vatCode) => set({ vatCode })}
          options={[
            ...(hasItem ? [['', words.vatOfItem] as const] : []),
            ['standard', words.standard],
            ['exempt', words.exempt],
          ]}
        />
      </div>
    </>
  );
}

/** What most lines go without, folded away: discount, days, and a price that follows the item. */
export function MoreFields({ line, onChange, at, isNew = false }: LineFieldsProps & { isNew?: boolean }) {
  const words = useLineWords();
  const set = (changed: Partial<TypedLine>): void => onChange({ ...line, ...changed });
  return (
    <Folded title={words.more} says={words.moreHint}>
      <DiscountFields kind={line.discountKind} discount={line.discount} at={at} onChange={set} />
      <div className="row">
        <DateField
          label={words.validFrom}
          pointer={`${at}/validFrom`}
          hint={isNew ? words.validFromHintNew : words.validFromHint}
          isOptional
          value={line.validFrom}
          onChange={(validFrom) => set({ validFrom })}
        />
        <DateField
          label={words.validTo}
          pointer={`${at}/validTo`}
          hint={words.validToHint}
          isOptional
          value={line.validTo}
          onChange={(validTo) => set({ validTo })}
        />
      </div>
      <CheckField
        label={words.prorated}
        hint={words.proratedHint}
        isChecked={line.prorated}
        onChange={(prorated) => set({ prorated })}
      />
      {line.item !== null && (
        <CheckField
          label={words.follow}
          hint={words.followHint}
          isChecked={line.followItemPrice}
          onChange={(followItemPrice) => set({ followItemPrice })}
        />
      )}
    </Folded>
  );
}
