import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { useCommonWords } from '../words/common.ts';
import { useInvoiceWords } from './words.ts';

type Draft = components['schemas']['Draft'];

/** The rows below the lines of an invoice or a draft: VAT by its rate, and the total. `span`: the columns before the amounts. */
export function DocumentTotals({
  of: { vatTotals, total },
  span,
}: {
  of: Pick<Draft, 'vatTotals' | 'total'>;
  span: number;
}) {
  const words = useInvoiceWords();
  const common = useCommonWords();
  const format = useFormat();
  return (
    <>
      {vatTotals.map(({ vatCode, vatRate, base, vat }) => (
        <tr key={vatCode} role="row">
          <td role="cell" colSpan={span}>
            {vatCode === 'exempt'
              ? words.noVat(format.amount(base))
              : words.vatOf(format.decimal(vatRate), format.amount(base))}
          </td>
          <td role="cell" className="figures">
            <Amount amount={vat} />
          </td>
        </tr>
      ))}
      <tr role="row" className="sum">
        <td role="cell" colSpan={span}>
          {common.total}
        </td>
        <td role="cell" className="figures">
          <Amount amount={total} />
        </td>
      </tr>
    </>
  );
}
