import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer, useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useFileTypeWords, usePaymentKindWords } from '../payments/code-words.ts';
import { PaymentStatus } from '../payments/payment-status.tsx';
import { useOwnLink } from '../shell/use-own-link.ts';
import { Amount } from '../ui/amount.tsx';
import { Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { WorkflowLink } from '../ui/workflow-link.tsx';
import { FileActions } from './file-actions.tsx';
import { FileStatus } from './file-status.tsx';
import { NoticeTable } from './notice-table.tsx';
import { Refusal } from './refusal.tsx';
import { useFileWords } from './words.ts';

type ReceivedFile = components['schemas']['ReceivedFile'];

/** As often is asked for a file that is being read. */
const READING_MS = 1500;

export function FileScreen() {
  const { receivedFileId } = useParams({ from: '/files/$receivedFileId' });
  const ask = (signal: AbortSignal) =>
    answerOf(api.GET('/v1/received-files/{receivedFileId}', { params: { path: { receivedFileId } }, signal }));
  const file = useAnswer(['received-files', receivedFileId], ask);
  // A second look at the same answer, which ends when the file is read.
  useAnswer(['received-files', receivedFileId], ask, {
    enabled: file.data?.status === 'stored',
    refetchMs: READING_MS,
  });
  return <ScreenOf answer={file}>{(shown) => <ShownFile key={shown.id} file={shown} />}</ScreenOf>;
}

function ShownFile({ file }: { file: ReceivedFile }) {
  const words = useFileWords();
  const typeWords = useFileTypeWords();
  return (
    <Screen
      title={file.fileName}
      subtitle={file.type === null ? undefined : typeWords(file.type)}
      actions={<FileActions file={file} />}
    >
      {file.status === 'stored' && <p role="status">{words.reads}</p>}
      {file.isOutranked && <p className="said">{words.outrankedText}</p>}
      <FileFacts file={file} />
      <Refusal refusal={file.refusal} />
      {file.payments > 0 && <FilePayments receivedFileId={file.id} />}
      {file.notices + file.knownBefore > 0 && (
        <Section title={words.notices}>
          <NoticeTable query={{ receivedFileId: file.id }} />
        </Section>
      )}
    </Screen>
  );
}

function FileFacts({ file }: { file: ReceivedFile }) {
  const words = useFileWords();
  const format = useFormat();
  const counted = (count: number, amount: string) => words.ofAmount(format.count(count), format.amount(amount));
  return (
    <Facts
      facts={[
        [words.state, <FileStatus key="status" status={file.status} />],
        [words.receivedAt, <Moment key="received" instant={file.receivedAt} />],
        file.readAt !== null && [words.readAt, <Moment key="read" instant={file.readAt} />],
        file.entries !== null && [words.entries, format.count(file.entries)],
        file.status === 'read' && [words.payments, counted(file.payments, file.received)],
        file.waiting > 0 && [words.waiting, format.count(file.waiting)],
        file.mandates > 0 && [words.mandates, format.count(file.mandates)],
        file.knownBefore > 0 && [words.knownBefore, counted(file.knownBefore, file.knownBeforeAmount)],
        file.notices > 0 && [words.notices, counted(file.notices, file.noticesAmount)],
        file.supplier !== null && [words.supplier, <code key="supplier">{file.supplier}</code>],
        file.deliveryId !== null && [words.deliveryId, <code key="delivery">{file.deliveryId}</code>],
        [words.size, words.bytes(format.count(file.sizeBytes))],
        [words.file, <FileLinks key="links" id={file.id} />],
      ]}
    />
  );
}

function FileLinks({ id }: { id: string }) {
  const words = useFileWords();
  const ownLink = useOwnLink();
  return (
    <span className="stacked">
      <a href={ownLink(`/v1/received-files/${id}/content`)} download>
        {words.content}
      </a>
      <WorkflowLink id={`file/${id}`} />
    </span>
  );
}

function FilePayments({ receivedFileId }: { receivedFileId: string }) {
  const words = useFileWords();
  const kindWords = usePaymentKindWords();
  const list = useList(['payments', 'of-file', receivedFileId], (cursor, signal) =>
    answerOf(
      api.GET('/v1/payments', {
        params: { query: { receivedFileId, ...(cursor === undefined ? {} : { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <Section
      title={words.payments}
      aside={
        <Link to="/payments" search={{ receivedFileId, status: 'all' }}>
          {words.seePayments}
        </Link>
      }
    >
      <PagedTable
        caption={words.payments}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.payments,
            cell: ({ id, payerText, fiPaymentId, customerNumber, kind }) => (
              <Link to="/payments/$paymentId" params={{ paymentId: id }} className="two-lines">
                {payerText ??
                  fiPaymentId ??
                  (customerNumber === null ? kindWords(kind) : words.customer(customerNumber))}
              </Link>
            ),
          },
          { head: words.line, isFigure: true, onlyWide: true, cell: ({ line }) => line },
          { head: words.amount, isFigure: true, cell: ({ amount }) => <Amount amount={amount} /> },
          { head: words.state, isState: true, cell: ({ status }) => <PaymentStatus status={status} /> },
        ]}
      />
    </Section>
  );
}
