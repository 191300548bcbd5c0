import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useAnswer, useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { useOwnLink } from '../shell/use-own-link.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { BatchStatusShown } from './batch-list.tsx';
import { LetterTable } from './letter-table.tsx';
import { usePrintWords } from './words.ts';

type PrintBatch = components['schemas']['PrintBatch'];

export function BatchScreen() {
  const { printBatchId } = useParams({ from: '/prints/$printBatchId' });
  const batch = useAnswer(['prints', printBatchId], (signal) =>
    answerOf(api.GET('/v1/print-batches/{printBatchId}', { params: { path: { printBatchId } }, signal })),
  );
  return <ScreenOf answer={batch}>{(shown) => <ShownBatch key={shown.id} batch={shown} />}</ScreenOf>;
}

function ShownBatch({ batch }: { batch: PrintBatch }) {
  const words = usePrintWords();
  const mayPrint = useMay('bookkeeper');
  const format = useFormat();
  const ownLink = useOwnLink();
  const { id, number, letters, status, createdAt, printedAt } = batch;
  return (
    <Screen title={words.one(number)} actions={mayPrint && status === 'made' && <MarkPrinted printBatchId={id} />}>
      <Facts
        facts={[
          [words.state, <BatchStatusShown key="status" status={status} />],
          [words.letters, format.count(letters)],
          [words.madeAt, <Moment key="made" instant={createdAt} />],
          printedAt !== null && [words.printedAt, <Moment key="printed" instant={printedAt} />],
          [
            words.file,
            <span key="file" className="stacked">
              <a href={ownLink(`/v1/print-batches/${id}/pdf`)} target="_blank" rel="noreferrer">
                {words.open}
              </a>
              <span className="hint">{words.slow}</span>
            </span>,
          ],
        ]}
      />
      <Letters printBatchId={id} />
    </Screen>
  );
}

function MarkPrinted({ printBatchId }: { printBatchId: string }) {
  const words = usePrintWords();
  return (
    <ActionDialog
      name={words.printed}
      isMain
      send={(key) =>
        answerOf(
          api.POST('/v1/print-batches/{printBatchId}/printed', {
            params: { path: { printBatchId }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>{words.printedText}</p>
    </ActionDialog>
  );
}

function Letters({ printBatchId }: { printBatchId: string }) {
  const words = usePrintWords();
  const list = useList(['prints', printBatchId, 'letters'], (cursor, signal) =>
    answerOf(
      api.GET('/v1/print-batches/{printBatchId}/letters', {
        params: { path: { printBatchId }, query: queryOf<'/v1/print-batches/{printBatchId}/letters'>({}, cursor) },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.letters}>
      <LetterTable caption={words.letters} list={list} />
    </Section>
  );
}
