import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { StoryOf, type Happening } from '../ui/story.tsx';
import { useMailHappenings } from './mail-happenings.tsx';
import { useMatchHappening } from './match-happening.tsx';
import { useCollectionStatusWords, useDateReasonWords, useInvoiceWords } from './words.ts';

type Invoice = components['schemas']['Invoice'];

/** What became of an invoice, in order: issued, mailed, collected, paid and by which rule, credited. */
export function Story({ invoice }: { invoice: Invoice }) {
  const words = useInvoiceWords();
  const { id: invoiceId, pdfReady } = invoice;
  const mails = useMailHappenings(
    invoiceId,
    ({ id, reason }) => pdfReady && <WayToMail invoiceId={invoiceId} mailId={reason === null ? undefined : id} />,
  );
  const happenings = [
    ...useIssue(invoice),
    ...mails,
    ...usePrints(invoice),
    ...useMatches(invoiceId),
    ...useCreditNotes(invoice),
  ];
  return <StoryOf title={words.story} happenings={happenings} />;
}

function useIssue(invoice: Invoice): Happening[] {
  const words = useInvoiceWords();
  const format = useFormat();
  const statusWords = useCollectionStatusWords();
  const reasonWords = useDateReasonWords();
  const { createdAt, collection } = invoice;
  const happenings: Happening[] = [{ key: 'issued', at: createdAt, tone: 'good', what: words.wasIssued }];
  if (collection !== null) {
    happenings.push({
      key: collection.id,
      at: collection.createdAt,
      tone: collection.status === 'paid' ? 'good' : collection.status === 'rejected' ? 'bad' : 'waiting',
      what: `${words.collected(format.date(collection.paymentDate))}: ${statusWords(collection.status)}`,
      why: collection.reasons.map(({ code }) => reasonWords(code)).join(', '),
    });
  }
  return happenings;
}

/** Each time that it was or is to be printed. */
function usePrints({ prints }: Invoice): Happening[] {
  const words = useInvoiceWords();
  return prints.map(({ reason, printBatchId, createdAt, printedAt }) => {
    const what = printedAt === null ? words.printWaits : words.wasPrinted;
    return {
      key: `print ${createdAt}`,
      at: printedAt ?? createdAt,
      tone: printedAt === null ? 'waiting' : 'good',
      what:
        printBatchId === null ? (
          what
        ) : (
          <Link to="/prints/$printBatchId" params={{ printBatchId }}>
            {what}
          </Link>
        ),
      ...(reason === null ? {} : { why: reason }),
    };
  });
}

function WayToMail({ invoiceId, mailId }: { invoiceId: string; mailId: string | undefined }) {
  const words = useInvoiceWords();
  return (
    <Link to="/invoices/$invoiceId" params={{ invoiceId }} search={{ tab: 'mail', mail: mailId }} replace>
      {words.readIt}
    </Link>
  );
}

function useMatches(invoiceId: string): Happening[] {
  const happeningOf = useMatchHappening();
  const { rows } = useList(['payments', 'matches', invoiceId], (cursor, signal) =>
    answerOf(
      api.GET('/v1/invoices/{invoiceId}/matches', {
        params: { path: { invoiceId }, query: cursor === undefined ? {} : { cursor } },
        signal,
      }),
    ),
  );
  return rows.map(happeningOf);
}

function useCreditNotes({ id: invoiceId, kind }: Invoice): Happening[] {
  const words = useInvoiceWords();
  const format = useFormat();
  const { rows } = useList(['invoices', 'credit-notes', invoiceId], (cursor, signal) =>
    kind === 'credit_note'
      ? Promise.resolve({ data: [], nextCursor: null })
      : answerOf(
          api.GET('/v1/invoices/{invoiceId}/credit-notes', {
            params: { path: { invoiceId }, query: cursor === undefined ? {} : { cursor } },
            signal,
          }),
        ),
  );
  return rows.map(({ id, number, total, createdAt }) => ({
    key: id,
    at: createdAt,
    tone: 'quiet',
    what: (
      <Link to="/invoices/$invoiceId" params={{ invoiceId: id }}>
        {words.wasCredited(number, format.kroner(total))}
      </Link>
    ),
  }));
}
