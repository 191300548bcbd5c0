import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAction } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useCommonWords } from '../words/common.ts';
import { CheckList } from './check-list.tsx';
import { FindingList } from './finding-list.tsx';
import { useFindingWords } from './words.ts';

/** What the self-checks have found, and the checks themselves. */
export function FindingsScreen() {
  const words = useFindingWords();
  const common = useCommonWords();
  const may = useMay('bookkeeper');
  const { tab = 'findings', status = 'open', code } = useSearch({ from: '/findings' });
  const [said, setSaid] = useState('');
  const check = useAction(
    (_: void, key) => answerOf(api.POST('/v1/self-checks', { params: { header: { 'Idempotency-Key': key } } })),
    {
      onDone: ({ differences }) => setSaid(differences === null ? words.checkRuns : words.checkFound(differences)),
    },
  );
  return (
    <Screen
      title={words.title}
      subtitle={words.subtitle}
      actions={
        <>
          {may && (
            <>
              <RepairAll onSaid={setSaid} />
              <button type="button" disabled={check.isPending} onClick={() => check.mutate()}>
                {check.isPending ? common.working : words.check}
              </button>
            </>
          )}
          {tab === 'checks' ? (
            <CsvLink path="/v1/self-checks" query={{}} />
          ) : (
            <CsvLink path="/v1/findings" query={{ status, code }} />
          )}
        </>
      }
    >
      <p role="status" className={said === '' ? '' : 'said'}>
        {said}
      </p>
      <ProblemNote error={check.error} />
      <Tabs
        label={words.parts}
        current={tab}
        tabs={[
          ['findings', words.findings],
          ['checks', words.checks],
        ]}
      />
      {tab === 'checks' ? <CheckList /> : <FindingList />}
    </Screen>
  );
}

function RepairAll({ onSaid }: { onSaid: (said: string) => void }) {
  const words = useFindingWords();
  const format = useFormat();
  return (
    <ActionDialog
      name={words.repairAll}
      send={(key) => answerOf(api.POST('/v1/findings/repair', { params: { header: { 'Idempotency-Key': key } } }))}
      onDone={({ repaired, refused, left }) =>
        onSaid(words.result(format.count(repaired), format.count(refused), format.count(left)))
      }
    >
      <p>{words.repairAllText}</p>
    </ActionDialog>
  );
}
