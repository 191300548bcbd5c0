import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { creditorBodyOf, draftOf } from '../settings/creditor-draft.ts';
import { CreditorFields } from '../settings/creditor-fields.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { useCommonWords } from '../words/common.ts';

/** The facts of any creditor, by an operator. */
export function ChangeCreditor({
  creditor,
  onEnd,
}: {
  creditor: components['schemas']['Creditor'];
  onEnd: () => void;
}) {
  const common = useCommonWords();
  const [draft, setDraft] = useState(draftOf(creditor));
  return (
    <ActionForm
      of={creditor}
      button={common.save}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/creditors/{creditorId}', {
            params: { path: { creditorId: creditor.id }, header: still },
            body: creditorBodyOf(draft),
          }),
        )
      }
      onDone={onEnd}
      onCancel={onEnd}
    >
      <CreditorFields draft={draft} onChange={setDraft} />
    </ActionForm>
  );
}
