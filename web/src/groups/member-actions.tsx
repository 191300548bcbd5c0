import { useState } from 'react';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import type { EndedMember, Member, MembersOf } from './members-of.ts';
import { useGroupWords } from './words.ts';

interface Props {
  readonly members: MembersOf;
  readonly member: Member;
  readonly onEnded: (ended: EndedMember) => void;
}

export const ChangeDays = openedAnew(function ChangeDays({ members, member, onEnded }: Props) {
  const words = useGroupWords();
  const common = useCommonWords();
  const [seen] = useState(member);
  const [draft, setDraft] = useState({
    joinedOn: seen.joinedOn,
    leftOn: seen.leftOn ?? '',
  });
  const { joinedOn, leftOn } = draft;
  return (
    <ActionDialog
      name={words.changeDays}
      confirm={common.save}
      isPlain
      isReady={joinedOn !== ''}
      send={() => members.change(seen, { joinedOn, leftOn: leftOn === '' ? null : leftOn })}
      onDone={onEnded}
    >
      <p>
        <strong>{member.name}.</strong> {words.changeDaysText}
      </p>
      <div className="row">
        <DateField
          label={words.joinedOn}
          pointer="/joinedOn"
          value={joinedOn}
          onChange={(value) => setDraft({ ...draft, joinedOn: value })}
        />
        <DateField
          label={words.leftOn}
          pointer="/leftOn"
          hint={words.leftOnHint}
          isOptional
          value={leftOn}
          onChange={(value) => setDraft({ ...draft, leftOn: value })}
        />
      </div>
    </ActionDialog>
  );
});

export function RemoveMember({ members, member, onEnded }: Props) {
  const words = useGroupWords();
  return (
    <ActionDialog name={words.removeMember} isPlain isGrave send={() => members.remove(member)} onDone={onEnded}>
      <p>
        <strong>{member.name}.</strong> {words.removeText}
      </p>
    </ActionDialog>
  );
}
