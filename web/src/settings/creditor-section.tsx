import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { EditableSection } from '../ui/editable-section.tsx';
import { Facts } from '../ui/facts.tsx';
import { useCommonWords } from '../words/common.ts';
import { creditorBodyOf, draftOf } from './creditor-draft.ts';
import { CreditorFields } from './creditor-fields.tsx';
import { useLetterMarksWords, useSettingsWords } from './words.ts';

type Creditor = components['schemas']['Creditor'];

/** What invoices say of the creditor. An admin changes it in its place. */
export function CreditorSection({ creditor }: { creditor: Creditor }) {
  const words = useSettingsWords();
  return (
    <EditableSection
      title={words.creditor}
      text={<p className="hint">{words.creditorText}</p>}
      mayEdit={useMay('admin')}
      form={(onEnd) => <ChangeCreditor creditor={creditor} onEnd={onEnd} />}
    >
      <CreditorFacts creditor={creditor} />
    </EditableSection>
  );
}

function ChangeCreditor({ creditor, onEnd }: { creditor: Creditor; onEnd: () => void }) {
  const common = useCommonWords();
  const [draft, setDraft] = useState(draftOf(creditor));
  return (
    <ActionForm
      of={creditor}
      button={common.save}
      send={(_key, still) =>
        answerOf(api.PATCH('/v1/creditor', { params: { header: still }, body: creditorBodyOf(draft) }))
      }
      onDone={onEnd}
      onCancel={onEnd}
    >
      <CreditorFields draft={draft} onChange={setDraft} />
    </ActionForm>
  );
}

export function CreditorFacts({ creditor }: { creditor: Creditor }) {
  const words = useSettingsWords();
  const marksWords = useLetterMarksWords();
  return (
    <div className="wide-facts">
      <Facts
        facts={[
          [words.name, creditor.name],
          [
            words.address,
            [...creditor.addressLines, `${creditor.postcode} ${creditor.city}`, creditor.country].join(', '),
          ],
          [words.cvr, creditor.cvr],
          [words.email, creditor.email],
          creditor.phone !== null && [words.phone, creditor.phone],
          [words.paymentTerms, words.days(creditor.paymentTermsDays)],
          [words.letterMarks, marksWords(creditor.letterMarks)],
          [words.timeZone, creditor.timeZone],
        ]}
      />
    </div>
  );
}
