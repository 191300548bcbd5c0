import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { RefusedAddresses } from '../mails/refused-addresses.tsx';
import { useExplanation } from '../payments/explanation.ts';
import { Section } from '../ui/section.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { useCollectionStatusWords, useDateReasonWords, useInvoiceWords, useMailReasonWords } from './words.ts';

type Invoice = components['schemas']['Invoice'];

interface Happening {
  readonly key: string;
  /** Instant, or for what is known by its day the day: they sort as texts. */
  readonly at: string;
  readonly tone: Tone;
  readonly what: ReactNode;
  readonly why?: ReactNode;
}

/** What became of an invoice, in order: issued, mailed, collected, paid and by which rule, credited. */
export function Story({ invoice }: { invoice: Invoice }) {
  const words = useInvoiceWords();
  const format = useFormat();
  const happenings = [
    ...useIssue(invoice),
    ...useMails(invoice),
    ...usePrints(invoice),
    ...useMatches(invoice.id),
    ...useCreditNotes(invoice),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return (
    <Section title={words.story}>
      <ol className="story">
        {happenings.map(({ key, at, tone, what, why }) => (
          <li key={key}>
            <time dateTime={at}>{at.length > 'YYYY-MM-DD'.length ? format.instant(at) : format.date(at)}</time>
            <div>
              <Status tone={tone}>{what}</Status>
              {why !== undefined && <div className="why">{why}</div>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
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

type Mail = components['schemas']['ListedMail'];

/** The invoice's own mail, its copies, and those that ask for what Betalingsservice does not bring. */
function useMails({ id: invoiceId, pdfReady }: Invoice): Happening[] {
  const words = useInvoiceWords();
  const reasonWords = useMailReasonWords();
  const { rows } = useList(['mails', invoiceId], (cursor, signal) =>
    answerOf(
      api.GET('/v1/mails', { params: { query: { invoiceId, ...(cursor === undefined ? {} : { cursor }) } }, signal }),
    ),
  );
  return rows.map((mail) => {
    const [tone, what] = mailStory(words, mail);
    const { reason } = mail;
    return {
      key: mail.id + mail.kind + mail.createdAt,
      at: mail.sentAt ?? mail.createdAt,
      tone,
      what:
        reason !== null && mail.status === 'sent' ? words.wasAskedToPay(toOf(words, mail), reasonWords(reason)) : what,
      why: (
        <>
          {mail.refused.length > 0 && <RefusedAddresses refused={mail.refused} />}
          {/* A copy says what the mail itself says, but for the word. */}
          {!mail.copy && pdfReady && mail.status !== 'not_needed' && (
            <WayToMail invoiceId={invoiceId} mailId={reason === null ? undefined : mail.id} />
          )}
        </>
      ),
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

type InvoiceWords = ReturnType<typeof useInvoiceWords>;

/** Whom a mail went to, or will: not who was refused. */
function toOf(words: InvoiceWords, { recipient, alsoTo, copyTo, refused }: Mail): string {
  if (recipient === null) return words.noAddress;
  const not = new Set(refused.map(({ address }) => address));
  return [recipient, ...alsoTo, ...copyTo].filter((address) => !not.has(address)).join(', ');
}

function mailStory(words: InvoiceWords, mail: Mail): readonly [Tone, string] {
  const to = toOf(words, mail);
  const stories: Readonly<Record<typeof mail.status, readonly [Tone, string]>> = {
    sent: ['good', mail.copy ? words.wasMailedCopy(to) : words.wasMailed(to)],
    waiting: ['waiting', words.mailWaits(to)],
    failed: ['bad', words.mailHasFailed(to, mail.lastError ?? '')],
    not_needed: ['quiet', words.mailNotNeeded],
  };
  return stories[mail.status];
}

function useMatches(invoiceId: string): Happening[] {
  const words = useInvoiceWords();
  const explanation = useExplanation();
  const format = useFormat();
  const { rows } = useList(['payments', 'matches', invoiceId], (cursor, signal) =>
    answerOf(
      api.GET('/v1/invoices/{invoiceId}/matches', {
        params: { path: { invoiceId }, query: cursor === undefined ? {} : { cursor } },
        signal,
      }),
    ),
  );
  return rows.map((match) => ({
    key: match.id,
    at: match.createdAt,
    tone: match.amount.startsWith('-') || match.undoneAt !== null ? 'bad' : 'good',
    what: (
      <>
        {match.amount.startsWith('-')
          ? words.takenBack(format.kroner(match.amount.slice(1)))
          : words.paid(format.kroner(match.amount))}
        {match.undoneAt !== null && ` (${words.undone})`}
      </>
    ),
    why: explanation(match),
  }));
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
