import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { InvoiceReminders } from '../reminders/invoice-reminders.tsx';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { DocumentTotals } from './document-totals.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { InvoicePapers } from './invoice-papers.tsx';
import { InvoiceStatus } from './invoice-status.tsx';
import { Story } from './story.tsx';
import { useInvoiceWords } from './words.ts';

type Invoice = components['schemas']['Invoice'];

export function InvoiceScreen() {
  const { invoiceId } = useParams({ from: '/invoices/$invoiceId' });
  const invoice = useAnswer(['invoices', invoiceId], (signal) =>
    answerOf(api.GET('/v1/invoices/{invoiceId}', { params: { path: { invoiceId } }, signal })),
  );
  return <ScreenOf answer={invoice}>{(shown) => <ShownInvoice key={shown.id} invoice={shown} />}</ScreenOf>;
}

function ShownInvoice({ invoice }: { invoice: Invoice }) {
  const words = useInvoiceWords();
  const { kind, number, debtorName } = invoice;
  return (
    <Screen
      title={kind === 'invoice' ? words.one(number) : words.creditNote(number)}
      subtitle={debtorName}
      actions={<InvoiceActions invoice={invoice} />}
    >
      <div className="two-columns">
        <div>
          <InvoiceFacts invoice={invoice} />
          <Story invoice={invoice} />
          {kind === 'invoice' && <InvoiceReminders invoice={invoice} />}
          <Lines invoice={invoice} />
        </div>
        <InvoicePapers invoice={invoice} />
      </div>
    </Screen>
  );
}

function InvoiceFacts({ invoice }: { invoice: Invoice }) {
  const words = useInvoiceWords();
  return (
    <Facts
      facts={[
        [words.state, <InvoiceStatus key="status" invoice={invoice} />],
        [words.total, <Amount key="total" amount={invoice.total} />],
        invoice.open !== null && [words.open, <Amount key="open" amount={invoice.open} />],
        invoice.writtenOff !== NOTHING && [words.writtenOff, <Amount key="lost" amount={invoice.writtenOff} />],
        [words.issuedOn, <Day key="issued" date={invoice.issuedOn} />],
        invoice.kind === 'invoice' && [words.dueOn, <Day key="due" date={invoice.dueOn} />],
        [
          words.period,
          <span key="period">
            <Day date={invoice.periodFrom} /> – <Day date={invoice.periodTo} />
          </span>,
        ],
        [words.customerNumber, invoice.customerNumber],
        invoice.subscriptionReference !== null && [words.reference, invoice.subscriptionReference],
        invoice.paymentMethod !== null && [words.paymentMethod, words[invoice.paymentMethod]],
        invoice.paymentLine !== null && [
          words.paymentLine,
          <code key="line" className="in-one-piece">
            {invoice.paymentLine.ocrLine}
          </code>,
        ],
        invoice.creditsInvoiceId !== null && [
          words.creditsInvoice,
          <Link key="credits" to="/invoices/$invoiceId" params={{ invoiceId: invoice.creditsInvoiceId }}>
            {words.show}
          </Link>,
        ],
      ]}
    />
  );
}

function Lines({ invoice }: { invoice: Invoice }) {
  const words = useInvoiceWords();
  const format = useFormat();
  const span = 4;
  return (
    <Section title={words.lines}>
      <DataTable
        caption={words.lines}
        rows={invoice.lines.map((line, position) => ({ ...line, position }))}
        keyOf={({ position }) => position.toString()}
        columns={[
          { head: words.text, cell: ({ text }) => text },
          { head: words.quantity, isFigure: true, cell: ({ quantity }) => format.decimal(quantity) },
          { head: words.unitPrice, isFigure: true, cell: ({ unitPrice }) => format.amount(unitPrice) },
          { head: words.discount, isFigure: true, onlyWide: true, cell: ({ discount }) => format.amount(discount) },
          { head: words.net, isFigure: true, cell: ({ net }) => <Amount amount={net} /> },
        ]}
        foot={<DocumentTotals of={invoice} span={span} />}
      />
    </Section>
  );
}
