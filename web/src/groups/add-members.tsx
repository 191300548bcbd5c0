import { useState } from 'react';
import { PickDebtor } from '../debtors/pick-debtor.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, SelectField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import type { Choice } from '../ui/pick-one.tsx';
import { useCommonWords } from '../words/common.ts';
import type { MembersOf } from './members-of.ts';
import { PickGroup } from './pick-group.tsx';
import { useGroupWords } from './words.ts';

/** Several debtors at once, or a debtor group. */
export const AddMembers = openedAnew(function AddMembers({ members }: { members: MembersOf }) {
  const words = useGroupWords();
  const [who, setWho] = useState<'debtors' | 'group'>('debtors');
  const [debtors, setDebtors] = useState<readonly Choice[]>([]);
  const [group, setGroup] = useState<Choice | null>(null);
  const [joinedOn, setJoinedOn] = useState('');
  const [leftOn, setLeftOn] = useState('');
  const days = { joinedOn, leftOn: leftOn === '' ? null : leftOn };
  return (
    <ActionDialog
      name={words.addMembers}
      isMain
      isReady={joinedOn !== '' && (who === 'debtors' ? debtors.length > 0 : group !== null)}
      send={(key) =>
        who === 'debtors' || group === null
          ? members.addDebtors(
              debtors.map(({ id }) => id),
              days,
              key,
            )
          : members.addGroup(group.id, days, key)
      }
    >
      <p>{words.addMembersText}</p>
      <SelectField
        label={words.who}
        pointer=""
        value={who}
        onChange={setWho}
        options={[
          ['debtors', words.debtors],
          ['group', words.aGroup],
        ]}
      />
      {who === 'debtors' ? (
        <ChosenDebtors chosen={debtors} onChange={setDebtors} />
      ) : (
        <PickGroup label={words.findGroup} pointer="/debtorGroupId" chosen={group} onChange={setGroup} />
      )}
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
});

function ChosenDebtors({
  chosen,
  onChange,
}: {
  chosen: readonly Choice[];
  onChange: (chosen: readonly Choice[]) => void;
}) {
  const words = useGroupWords();
  const common = useCommonWords();
  return (
    <>
      {chosen.length > 0 && (
        <ul className="chosen">
          {chosen.map(({ id, name }) => (
            <li key={id}>
              {name}
              <button type="button" className="plain" onClick={() => onChange(chosen.filter((one) => one.id !== id))}>
                {common.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <PickDebtor
        label={words.findDebtor}
        pointer="/debtorIds"
        chosen={null}
        onChange={(debtor) => {
          if (debtor !== null && chosen.every(({ id }) => id !== debtor.id)) onChange([...chosen, debtor]);
        }}
      />
    </>
  );
}
