import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import type { VatTotal } from '../domain/money/vat-totals.ts';
import { formatAmount, formatMoney, formatRate } from './format.ts';
import type { Fact } from './payment-facts.ts';
import { KIND_WORDS, WORDS } from './words.ts';

/**
 * The sums under the lines, top to bottom: each VAT base where there are several, the net, the VAT of each rate with its
 * base, and last the total. The amounts above the net add up to it, those from the net on add up to the total.
 */
export function totalFacts({ kind, language, vat, netOre, totalOre }: InvoiceDocument): { parts: Fact[]; total: Fact } {
  const words = WORDS[language];
  const baseLabel = ({ vatCode, vatRateBp }: VatTotal): string =>
    vatCode === 'exempt' ? words.exemptBase : `${words.taxableBase}, ${formatRate(vatRateBp, language)}`;
  const namesBases = vat.length > 1 || vat.some(({ vatCode }) => vatCode === 'exempt');
  const bases = vat.map((each) => ({ label: baseLabel(each), value: formatAmount(each.baseOre, language) }));
  const taxes = vat
    .filter(({ vatCode }) => vatCode === 'standard')
    .map(({ vatRateBp, baseOre, vatOre }) => ({
      label: `${formatRate(vatRateBp, language)} ${words.vatOf} ${formatAmount(baseOre, language)}`,
      value: formatAmount(vatOre, language),
    }));
  return {
    parts: [...(namesBases ? bases : []), { label: words.net, value: formatAmount(netOre, language) }, ...taxes],
    total: { label: KIND_WORDS[language][kind].total, value: formatMoney(totalOre, language) },
  };
}
