import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useDateReasonWords } from '../invoices/words.ts';
import { Day } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { Span } from '../ui/span.tsx';
import { Status } from '../ui/status.tsx';
import { Attention } from './attention.tsx';
import { daysFrom } from './days-from.ts';
import { PreviewedLines } from './previewed-lines.tsx';
import { usePreviewWords, useSettledWords } from './preview-words.ts';

type Period = components['schemas']['PreviewedPeriod'];
type Invoice = components['schemas']['PreviewedInvoice'];

/** A period as it would be billed as things stand: its days, what is charged, when it is asked for and how it is paid. */
export function PeriodCard({ period }: { period: Period }) {
  const words = usePreviewWords();
  const settledWords = useSettledWords();
  const { from, to, invoice, obstacle, settled, held } = period;
  return (
    <li className="period-card">
      <header>
        <h3>
          <Span from={from} to={to} />
        </h3>
        <span className="why">{words.days(daysFrom(from, to))}</span>
      </header>
      {invoice !== null && <CardOfInvoice invoice={invoice} />}
      {settled !== null && <Status tone="quiet">{settledWords(settled)}</Status>}
      {held && <Status tone="waiting">{words.notKnown}</Status>}
      {obstacle !== null && <Attention attention={obstacle} />}
    </li>
  );
}

function CardOfInvoice({ invoice }: { invoice: Invoice }) {
  const words = usePreviewWords();
  const { issuedOn, dueOn, paymentMethod, collection, lines, vatTotals, total } = invoice;
  return (
    <>
      <PreviewedLines lines={lines} vatTotals={vatTotals} total={total} />
      {lines.some(({ share }) => share !== null) && <p className="why">{words.partial}</p>}
      {total.startsWith('-') && <p className="why">{words.carried}</p>}
      <Facts
        facts={[
          [words.issued, <Day key="issued" date={issuedOn} />],
          [collection === null ? words.due : words.drawn, <Day key="due" date={dueOn} />],
          [words.paidBy, words[paymentMethod]],
        ]}
      />
      {collection !== null && <WhyThatDay collection={collection} />}
    </>
  );
}

function WhyThatDay({ collection }: { collection: components['schemas']['PaymentDate'] }) {
  const words = usePreviewWords();
  const format = useFormat();
  const reasonWords = useDateReasonWords();
  const reasons = collection.reasons.map(({ code }) => reasonWords(code)).join(', ');
  return (
    <p className="why">
      {reasons !== '' && `${words.becauseOf(reasons)}. `}
      {words.deadline(format.instant(collection.closesAt))}.
    </p>
  );
}
