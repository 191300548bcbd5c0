import type { ComposedLine } from '../lines/charge-lines.ts';
import type { Language } from '../calendar/language.ts';
import type { InvoiceTotals, VatCode } from '../money/vat-totals.ts';
import { MICRO, MICRO_PER_ORE } from '../money/decimal.ts';
import { freeLine } from '../lines/free-line.ts';

/** What an invoice leaves to the next one, for each VAT code: øre without VAT, with the sign that it has on the next. */
export interface Carried {
  readonly vatCode: VatCode;
  readonly netOre: bigint;
}

const CARRIED_ON: Readonly<Record<Language, string>> = {
  da: 'Overføres til næste faktura',
  en: 'Carried to the next invoice',
};

const CARRIED_HERE: Readonly<Record<Language, (number: string) => string>> = {
  da: (number) => `Overført fra faktura ${number}`,
  en: (number) => `Carried from invoice ${number}`,
};

/**
 * A total below zero cannot be asked for. The invoice then carries all of it on to the next one, each VAT code by itself, so that
 * base and VAT of both invoices together are what they would have been. Nothing where the total is zero or more.
 */
export function carryCredit({ vat, totalOre }: InvoiceTotals): Carried[] {
  if (totalOre >= 0n) return [];
  return vat.filter(({ baseOre }) => baseOre !== 0n).map(({ vatCode, baseOre }) => ({ vatCode, netOre: baseOre }));
}

/** The lines that bring such an invoice to zero. */
export function carriedOnLines(carried: readonly Carried[], language: Language): ComposedLine[] {
  return carried.map(({ vatCode, netOre }) => {
    const unitPriceMicro = -netOre * MICRO_PER_ORE;
    return freeLine({ text: CARRIED_ON[language], quantityMicro: MICRO, unitPriceMicro, vatCode });
  });
}

/** What the next invoice's line says: the number is that of the invoice which left it. */
export function carriedHere(
  { vatCode, netOre }: Carried,
  { number, language }: { number: string; language: Language },
): { text: string; quantityMicro: bigint; unitPriceMicro: bigint; vatCode: VatCode } {
  return {
    text: CARRIED_HERE[language](number),
    quantityMicro: MICRO,
    unitPriceMicro: netOre * MICRO_PER_ORE,
    vatCode,
  };
}
