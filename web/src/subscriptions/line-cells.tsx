import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { ItemName } from '../prices/item-name.tsx';
import { Amount } from '../ui/amount.tsx';
import { useLineWords } from './line-words.ts';

type Line = Pick<components['schemas']['StandingLine'], 'text' | 'itemId'>;
type StandingLine = Omit<components['schemas']['StandingLine'], 'id'>;

/** What a line says: its own text, or its item's name. */
export function LineText({ line: { text, itemId } }: { line: Line }) {
  return text ?? (itemId !== null && <ItemName itemId={itemId} />);
}

export function LinePrice({ line }: { line: StandingLine }) {
  const words = useLineWords();
  return (
    <>
      <Amount amount={line.unitPrice} />
      {line.followItemPrice && <span className="why"> {words.follows}</span>}
    </>
  );
}

export function useLineDiscount(): (line: StandingLine) => string {
  const format = useFormat();
  return ({ discountPercent, discountAmount }) =>
    discountPercent !== null
      ? `${format.decimal(discountPercent)} %`
      : discountAmount !== null
        ? format.amount(discountAmount)
        : '';
}

/** The days on which a line is charged, in words. */
export function useLineDays(): (line: StandingLine) => string {
  const words = useLineWords();
  const format = useFormat();
  return ({ validFrom, validTo, prorated }) => {
    const days =
      validFrom === null
        ? validTo === null
          ? words.always
          : words.to(format.date(validTo))
        : validTo === null
          ? words.from(format.date(validFrom))
          : words.fromTo(format.date(validFrom), format.date(validTo));
    return prorated ? `${days}, ${words.byDays}` : days;
  };
}
