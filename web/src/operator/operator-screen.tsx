import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useSession } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Screen } from '../ui/screen.tsx';
import { useSettingsWords } from '../settings/words.ts';
import { ChooseCreditor } from './choose-creditor.tsx';
import { NobodysThings } from './nobodys-things.tsx';
import { OpenFindings } from './open-findings.tsx';
import { OperatorKeys } from './operator-keys.tsx';
import { ReferenceRates } from './reference-rates.tsx';
import { useOperatorWords } from './words.ts';

/** What only an operator sees: the creditors, and what came in that is none of theirs. */
export function OperatorScreen() {
  const words = useOperatorWords();
  const { person } = useSession();
  if (!person.isOperator) return <Screen title={words.title}>{words.onlyOperators}</Screen>;
  return (
    <Screen
      title={words.title}
      subtitle={words.text}
      actions={
        <>
          <Link to="/operator/new" className="button">
            {words.create}
          </Link>
          <CsvLink path="/v1/creditors" query={{}} />
        </>
      }
    >
      <Creditors />
      <OpenFindings />
      <NobodysThings />
      <ReferenceRates />
      <OperatorKeys />
    </Screen>
  );
}

function Creditors() {
  const words = useOperatorWords();
  const settings = useSettingsWords();
  const list = useList(['creditors'], (cursor, signal) =>
    answerOf(api.GET('/v1/creditors', { params: { query: queryOf<'/v1/creditors'>({}, cursor) }, signal })),
  );
  return (
    <PagedTable
      caption={words.title}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: settings.name,
          cell: ({ id, name }) => (
            <Link to="/operator/$creditorId" params={{ creditorId: id }}>
              {name}
            </Link>
          ),
        },
        { head: settings.cvr, onlyWide: true, cell: ({ cvr }) => cvr },
        { head: settings.fiCreditorNumber, cell: ({ fiCreditorNumber }) => fiCreditorNumber },
        {
          head: settings.pbsNumber,
          onlyWide: true,
          cell: ({ betalingsservice }) => betalingsservice?.pbsNumber ?? '–',
        },
        { head: words.created, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
        { head: words.work, isState: true, cell: ({ id }) => <ChooseCreditor creditorId={id} /> },
      ]}
    />
  );
}
