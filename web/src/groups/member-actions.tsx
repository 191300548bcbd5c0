import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField } from '../ui/field.tsx';
import { useOpened } from '../ui/use-opened.ts';
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
  const { seen, draft, setDraft, onOpen } = useOpened(member, (shown) => ({
    joinedOn: shown.joinedOn,
    leftOn: shown.leftOn ?? '',
  }));
  const { joinedOn, leftOn } = draft;
  return (
    <ActionDialog
      name={words.changeDays}
      confirm={common.save}
      isPlain
      isReady={joinedOn !== ''}
      onOpen={onOpen}
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
}

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
