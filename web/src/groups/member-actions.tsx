import { useState } from 'react';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import type { EndedMember, Member, MembersOf } from './members-of.ts';
import { useGroupWords } from './words.ts';

interface Props {
  readonly members: MembersOf;
  readonly member: Member;
  readonly onEnded: (ended: EndedMember) => void;
}

export function ChangeDays({ members, member, onEnded }: Props) {
  const words = useGroupWords();
  const common = useCommonWords();
  const [joinedOn, setJoinedOn] = useState(member.joinedOn);
  const [leftOn, setLeftOn] = useState(member.leftOn ?? '');
  return (
    <ActionDialog
      name={words.changeDays}
      confirm={common.save}
      isPlain
      isReady={joinedOn !== ''}
      send={() => members.change(member.id, { joinedOn, leftOn: leftOn === '' ? null : leftOn })}
      onDone={onEnded}
    >
      <p>
        <strong>{member.name}.</strong> {words.changeDaysText}
      </p>
      <div className="row">
        <DateField label={words.joinedOn} pointer="/joinedOn" value={joinedOn} onChange={setJoinedOn} />
        <DateField
          label={words.leftOn}
          pointer="/leftOn"
          hint={words.leftOnHint}
          isOptional
          value={leftOn}
          onChange={setLeftOn}
        />
      </div>
    </ActionDialog>
  );
}

export function RemoveMember({ members, member, onEnded }: Props) {
  const words = useGroupWords();
  return (
    <ActionDialog name={words.removeMember} isPlain isGrave send={() => members.remove(member.id)} onDone={onEnded}>
      <p>
        <strong>{member.name}.</strong> {words.removeText}
      </p>
    </ActionDialog>
  );
}
