import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Screen } from '../ui/screen.tsx';
import { Shown } from '../ui/shown.tsx';
import { useIndexWords } from './index-words.ts';
import { PutIndexValues } from './put-index-values.tsx';

/** The values of an index, the latest first. */
export function IndexTableScreen() {
  const { name } = useParams({ from: '/prices/index-tables/$name' });
  const words = useIndexWords();
  const format = useFormat();
  const mayChange = useMay('bookkeeper');
  const table = useAnswer(['index-tables', name], (signal) =>
    answerOf(api.GET('/v1/index-tables/{name}', { params: { path: { name } }, signal })),
  );
  return (
    <Screen
      title={name}
      subtitle={words.text}
      actions={mayChange && table.data !== undefined && <PutIndexValues table={table.data} />}
    >
      <Shown answer={table}>
        {({ values }) => (
          <DataTable
            caption={words.values}
            rows={values.toReversed()}
            keyOf={({ month }) => month}
            columns={[
              { head: words.month, cell: ({ month }) => format.month(month) },
              { head: words.value, isFigure: true, cell: ({ value }) => format.decimal(value) },
            ]}
          />
        )}
      </Shown>
    </Screen>
  );
}
