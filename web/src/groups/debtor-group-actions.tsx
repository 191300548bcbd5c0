import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { useGroupWords } from './words.ts';

type DebtorGroup = components['schemas']['DebtorGroup'];

export const CreateDebtorGroup = openedAnew(function CreateDebtorGroup() {
  const words = useGroupWords();
  const common = useCommonWords();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  return (
    <ActionDialog
      name={words.newGroup}
      confirm={common.create}
      isMain
      isReady={name.trim() !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/debtor-groups', {
            params: { header: { 'Idempotency-Key': key } },
            body: { name: name.trim() },
          }),
        )
      }
      onDone={({ id }) => void navigate({ to: '/groups/debtors/$debtorGroupId', params: { debtorGroupId: id } })}
    >
      <p>{words.debtorGroupsText}</p>
      <TextField label={words.name} pointer="/name" value={name} onChange={setName} />
    </ActionDialog>
  );
});

export const RenameDebtorGroup = openedAnew(function RenameDebtorGroup({ group }: { group: DebtorGroup }) {
  const words = useGroupWords();
  const common = useCommonWords();
  const [name, setName] = useState(group.name);
  return (
    <ActionDialog
      name={words.rename}
      confirm={common.save}
      isReady={name.trim() !== ''}
      of={group}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/debtor-groups/{debtorGroupId}', {
            params: { path: { debtorGroupId: group.id }, header: still },
            body: { name: name.trim() },
          }),
        )
      }
    >
      <TextField label={words.name} pointer="/name" value={name} onChange={setName} />
    </ActionDialog>
  );
});

export function DeleteDebtorGroup({ group }: { group: DebtorGroup }) {
  const words = useGroupWords();
  const navigate = useNavigate();
  return (
    <ActionDialog
      name={words.deleteGroup}
      of={group}
      isGrave
      send={(_key, still) =>
        answerOf(
          api.DELETE('/v1/debtor-groups/{debtorGroupId}', {
            params: { path: { debtorGroupId: group.id }, header: still },
          }),
        )
      }
      onDone={() => void navigate({ to: '/groups' })}
    >
      <p>{words.deleteGroupText}</p>
    </ActionDialog>
  );
}
