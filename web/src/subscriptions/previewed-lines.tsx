import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { usePreviewWords } from './preview-words.ts';

type Invoice = components['schemas']['PreviewedInvoice'];
type Line = components['schemas']['InvoiceLine'];

/** Lines, VAT and total under each other, as on the invoice. */
export function PreviewedLines({ lines, vatTotals, total }: Pick<Invoice, 'lines' | 'vatTotals' | 'total'>) {
  const words = usePreviewWords();
  const format = useFormat();
  return (
    <dl className="sums">
      {lines.map((line, index) => (
        // Lines have no name of their own here and never move.
        // oxlint-disable-next-line no-array-index-key
        <div key={index}>
          <dt>
            {line.text} <HowMuch line={line} />
          </dt>
          <dd>
            <Amount amount={line.net} />
          </dd>
        </div>
      ))}
      {vatTotals.map(({ vatCode, vatRate, base, vat }) =>
        vatCode === 'exempt' ? (
          vatTotals.length > 1 && (
            <div key={vatCode} className="why">
              <dt>{words.noVat}</dt>
              <dd>
                <Amount amount={base} />
              </dd>
            </div>
          )
        ) : (
          <div key={vatCode} className="why">
            <dt>{words.vatOf(format.decimal(vatRate), format.amount(base))}</dt>
            <dd>
              <Amount amount={vat} />
            </dd>
          </div>
        ),
      )}
      <div className="sum">
        <dt>{words.total}</dt>
        <dd>
          <Amount amount={total} />
        </dd>
      </div>
    </dl>
  );
}

function HowMuch({ line: { quantity, unitPrice, discount, share } }: { line: Line }) {
  const words = usePreviewWords();
  const format = useFormat();
  const discounted = discount === NOTHING ? '' : words.less(format.amount(discount));
  const shared = share === null ? '' : `, ${words.share(share.throughDays - share.afterDays, share.ofDays)}`;
  return (
    <span className="why">
      {words.line(format.decimal(quantity), format.amount(unitPrice))}
      {discounted}
      {shared}
    </span>
  );
}
