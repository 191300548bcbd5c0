import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { creditorBodyOf, draftOf } from './creditor-draft.ts';
import { CreditorFields } from './creditor-fields.tsx';
import { useSettingsWords } from './words.ts';

type Creditor = components['schemas']['Creditor'];

/** What invoices say of the creditor. An admin changes it in its place. */
export function CreditorSection({ creditor }: { creditor: Creditor }) {
  const words = useSettingsWords();
  const common = useCommonWords();
  const isAdmin = useMay('admin');
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Section
      title={words.creditor}
      aside={
        isAdmin &&
        !isEditing && (
          <button type="button" onClick={() => setIsEditing(true)}>
            {common.change}
          </button>
        )
      }
    >
      <p className="hint">{words.creditorText}</p>
      {isEditing ? (
        <ChangeCreditor creditor={creditor} onEnd={() => setIsEditing(false)} />
      ) : (
        <CreditorFacts creditor={creditor} />
      )}
    </Section>
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
          [words.timeZone, creditor.timeZone],
        ]}
      />
    </div>
  );
}
