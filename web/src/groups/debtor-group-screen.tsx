import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { DeleteDebtorGroup, RenameDebtorGroup } from './debtor-group-actions.tsx';
import { membersOfDebtorGroup } from './members-of.ts';
import { MembersTable } from './members-table.tsx';
import { useGroupWords } from './words.ts';

const ROUTE = '/groups/debtors/$debtorGroupId';

/** A debtor group: who is in it, from which day to which. */
export function DebtorGroupScreen() {
  const words = useGroupWords();
  const may = useMay('bookkeeper');
  const { debtorGroupId } = useParams({ from: ROUTE });
  const { on } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const answer = useAnswer(['debtor-groups', debtorGroupId], (signal) =>
    answerOf(api.GET('/v1/debtor-groups/{debtorGroupId}', { params: { path: { debtorGroupId } }, signal })),
  );
  return (
    <ScreenOf answer={answer}>
      {(group) => (
        <Screen
          key={group.id}
          title={group.name}
          subtitle={words.debtorGroups}
          actions={
            may && (
              <>
                <RenameDebtorGroup group={group} />
                <DeleteDebtorGroup group={group} />
              </>
            )
          }
        >
          <MembersTable
            members={membersOfDebtorGroup(group.id)}
            on={on}
            onFilter={(day) => void navigate({ search: { on: day }, replace: true })}
          />
        </Screen>
      )}
    </ScreenOf>
  );
}
