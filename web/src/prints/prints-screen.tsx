import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { wholeNumberOf } from '../settings/creditor-draft.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { TextField } from '../ui/field.tsx';
import { Filters, FilterSelect } from '../ui/filters.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { BatchList } from './batch-list.tsx';
import { LetterTable } from './letter-table.tsx';
import { usePrintKindWords, usePrintWords } from './words.ts';

const KINDS: readonly components['schemas']['PrintItem']['kind'][] = [
  'invoice',
  'credit_note',
  'reminder',
  'payment_request',
  'price_step',
  'statement',
];

/** What waits to be printed, and what has been. */
export function PrintsScreen() {
  const words = usePrintWords();
  const mayMake = useMay('bookkeeper');
  const { tab = 'queue', kind, status } = useSearch({ from: '/prints' });
  return (
    <Screen
      title={words.title}
      subtitle={words.subtitle}
      actions={
        <>
          {mayMake && <MakeBatch />}
          {tab === 'batches' ? (
            <CsvLink path="/v1/print-batches" query={{ status }} />
          ) : (
            <CsvLink path="/v1/print-queue" query={{ kind }} />
          )}
        </>
      }
    >
      <Tabs
        label={words.parts}
        current={tab}
        tabs={[
          ['queue', words.queue],
          ['batches', words.batches],
        ]}
      />
      {tab === 'batches' ? <BatchList /> : <Queue />}
    </Screen>
  );
}

function Queue() {
  const words = usePrintWords();
  const kindWords = usePrintKindWords();
  const { kind } = useSearch({ from: '/prints' });
  const navigate = useNavigate({ from: '/prints' });
  const list = useList(['prints', 'queue', kind], (cursor, signal) =>
    answerOf(api.GET('/v1/print-queue', { params: { query: queryOf<'/v1/print-queue'>({ kind }, cursor) }, signal })),
  );
  return (
    <>
      <Filters>
        <FilterSelect
          label={words.kind}
          value={kind}
          options={KINDS.map((option) => [option, kindWords(option)])}
          onChange={(chosen) => void navigate({ search: { kind: chosen }, replace: true })}
        />
      </Filters>
      <LetterTable caption={words.queue} list={list} />
    </>
  );
}

const MakeBatch = openedAnew(function MakeBatch() {
  const words = usePrintWords();
  const navigate = useNavigate();
  const [most, setMost] = useState('');
  return (
    <ActionDialog
      name={words.make}
      isMain
      send={(key) =>
        answerOf(
          api.POST('/v1/print-batches', {
            params: { header: { 'Idempotency-Key': key } },
            body: most === '' ? {} : { limit: wholeNumberOf(most) },
          }),
        )
      }
      onDone={({ id }) => void navigate({ to: '/prints/$printBatchId', params: { printBatchId: id } })}
    >
      <p>{words.makeText}</p>
      <TextField
        label={words.most}
        pointer="/limit"
        hint={words.mostHint}
        inputMode="numeric"
        isOptional
        value={most}
        onChange={setMost}
      />
    </ActionDialog>
  );
});
