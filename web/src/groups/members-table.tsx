import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { FilterDate, Filters } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useCommonWords } from '../words/common.ts';
import { AddMembers } from './add-members.tsx';
import { ChangeDays, RemoveMember } from './member-actions.tsx';
import type { EndedMember, Member, MembersOf } from './members-of.ts';
import { NotCredited } from './not-credited.tsx';
import { useGroupWords } from './words.ts';

/** The memberships of a group with their days, and what can be done about them. */
export function MembersTable({
  members,
  on,
  onFilter,
}: {
  members: MembersOf;
  on: string | undefined;
  onFilter: (on: string | undefined) => void;
}) {
  const words = useGroupWords();
  const common = useCommonWords();
  const may = useMay('bookkeeper');
  const [ended, setEnded] = useState<EndedMember | null>(null);
  const list = useList<Member>([...members.key, { on }], (cursor, signal) => members.list(on, cursor, signal));
  const actions = { members, onEnded: setEnded };
  return (
    <>
      <div className="list-head">
        <Filters>
          <FilterDate label={words.on} value={on} onChange={onFilter} />
        </Filters>
        <div className="actions">
          {may && <AddMembers members={members} />}
          <CsvLink path={members.csvPath} query={{ on }} />
        </div>
      </div>
      {ended !== null && <NotCredited ended={ended} />}
      <PagedTable
        caption={words.members}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { head: words.member, cell: (member) => <MemberName member={member} /> },
          { head: words.joinedOn, cell: ({ joinedOn }) => <Day date={joinedOn} /> },
          { head: words.leftOn, cell: ({ leftOn }) => leftOn !== null && <Day date={leftOn} /> },
          ...(may
            ? [
                {
                  head: common.actions,
                  cell: (member: Member) => (
                    <span className="row-actions">
                      <ChangeDays member={member} {...actions} />
                      <RemoveMember member={member} {...actions} />
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function MemberName({ member: { debtorId, debtorGroupId, name } }: { member: Member }) {
  const words = useGroupWords();
  if (debtorId !== null)
    return (
      <Link to="/debtors/$debtorId" params={{ debtorId }}>
        {name}
      </Link>
    );
  return (
    <>
      <Link to="/groups/debtors/$debtorGroupId" params={{ debtorGroupId: debtorGroupId ?? '' }}>
        {name}
      </Link>{' '}
      <span className="why">{words.isGroup}</span>
    </>
  );
}
