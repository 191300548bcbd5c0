import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { CsvLink } from '../ui/csv-link.tsx';
import { Moment } from '../ui/day.tsx';
import { Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { ReceivableLink } from '../ui/receivable-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { RefusedAddresses } from './refused-addresses.tsx';
import { useMailReasonWords, useMailStatusWords, useMailWords } from './words.ts';

type Mail = components['schemas']['ListedMail'];

const TONES: Readonly<Record<Mail['status'], Tone>> = {
  sent: 'good',
  waiting: 'waiting',
  failed: 'bad',
  not_needed: 'quiet',
};

/** What was sent to whom, and for whom it did not arrive. */
export function MailsScreen() {
  const words = useMailWords();
  const { status, refused } = useSearch({ from: '/mails' });
  const navigate = useNavigate({ from: '/mails' });
  const filters = { status, refused };
  return (
    <Screen title={words.title} subtitle={words.subtitle} actions={<CsvLink path="/v1/mails" query={filters} />}>
      <Filters>
        <FilterTabs
          label={words.which}
          value={refused === undefined ? status : 'refused'}
          options={[
            [undefined, words.all],
            ['failed', words.failed],
            ['refused', words.refused],
            ['waiting', words.waiting],
          ]}
          onChange={(chosen) =>
            void navigate({ search: chosen === 'refused' ? { refused: 'true' } : { status: chosen }, replace: true })
          }
        />
      </Filters>
      {refused !== undefined && <p className="totals">{words.refusedText}</p>}
      <MailTable filters={filters} />
    </Screen>
  );
}

function MailTable({ filters }: { filters: { status?: string | undefined; refused?: string | undefined } }) {
  const words = useMailWords();
  const common = useCommonWords();
  const list = useList(['mails', filters], (cursor, signal) =>
    answerOf(api.GET('/v1/mails', { params: { query: queryOf<'/v1/mails'>(filters, cursor) }, signal })),
  );
  return (
    <PagedTable
      caption={words.title}
      list={list}
      keyOf={({ id, kind }) => kind + id}
      columns={[
        {
          head: words.about,
          cell: (mail) => <About mail={mail} />,
        },
        { head: words.what, onlyWide: true, cell: (mail) => <What mail={mail} /> },
        {
          head: words.to,
          cell: ({ recipient, alsoTo }) =>
            recipient === null ? words.noAddress : <List of={[recipient, ...alsoTo]} />,
        },
        { head: words.copyTo, onlyWide: true, cell: ({ copyTo }) => <List of={copyTo} /> },
        { head: words.when, onlyWide: true, cell: ({ sentAt, createdAt }) => <Moment instant={sentAt ?? createdAt} /> },
        { head: common.status, isState: true, cell: (mail) => <MailState mail={mail} /> },
      ]}
    />
  );
}

function About({ mail: { kind, invoiceId, invoiceNumber, debtorId, customerNumber } }: { mail: Mail }) {
  const words = useMailWords();
  if (invoiceId === null) {
    return (
      <Link to="/debtors/$debtorId" params={{ debtorId }} search={{ tab: 'statement' }}>
        {words.customer(customerNumber)}
      </Link>
    );
  }
  return (
    <ReceivableLink kind={kind === 'reminder' ? kind : 'invoice'} id={invoiceId}>
      {invoiceNumber}
    </ReceivableLink>
  );
}

function List({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map((address) => (
        <li key={address}>{address}</li>
      ))}
    </ul>
  );
}

function What({ mail: { kind, reason, copy } }: { mail: Mail }) {
  const words = useMailWords();
  const reasonWords = useMailReasonWords();
  if (kind === 'statement') return words.statement;
  if (reason !== null) return reasonWords(reason);
  const what = kind === 'reminder' ? words.reminder : words.invoice;
  return copy ? words.copyOf(what) : what;
}

function MailState({ mail: { status, lastError, nextTryAt, refused } }: { mail: Mail }) {
  const words = useMailWords();
  const statusWords = useMailStatusWords();
  return (
    <>
      <Status tone={TONES[status]}>{statusWords(status)}</Status>
      {status !== 'sent' && lastError !== null && (
        <p className="why" lang="en">
          {lastError}
        </p>
      )}
      {status === 'waiting' && nextTryAt !== null && (
        <p className="why">
          {words.triedAgain} <Moment instant={nextTryAt} />
        </p>
      )}
      <RefusedAddresses refused={refused} />
    </>
  );
}
