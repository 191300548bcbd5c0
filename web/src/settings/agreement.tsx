import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextField } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { Meant } from './routing-numbers.tsx';
import { useSettingsWords } from './words.ts';

type ShownAgreement = NonNullable<components['schemas']['Creditor']['betalingsservice']>;

/** What of the agreement with Betalingsservice an admin decides. */
export function Agreement({ agreement }: { agreement: ShownAgreement }) {
  const words = useSettingsWords();
  const common = useCommonWords();
  const isAdmin = useMay('admin');
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Section
      title={words.betalingsservice}
      aside={
        isAdmin &&
        !isEditing && (
          <button type="button" onClick={() => setIsEditing(true)}>
            {common.change}
          </button>
        )
      }
    >
      {isEditing ? (
        <ChangeAgreement agreement={agreement} onEnd={() => setIsEditing(false)} />
      ) : (
        <div className="wide-facts">
          <Facts
            facts={[
              [
                words.debtorGroup,
                <Meant key="group" value={agreement.debtorGroup} meaning={words.debtorGroupMeaning} />,
              ],
              [words.mainText, <Meant key="text" value={agreement.mainText} meaning={words.mainTextMeaning} />],
            ]}
          />
        </div>
      )}
    </Section>
  );
}

function ChangeAgreement({ agreement, onEnd }: { agreement: ShownAgreement; onEnd: () => void }) {
  const words = useSettingsWords();
  const common = useCommonWords();
  const [debtorGroup, setDebtorGroup] = useState(agreement.debtorGroup);
  const [mainText, setMainText] = useState(agreement.mainText);
  const { settings: _settings, ...numbers } = agreement;
  return (
    <ActionForm
      button={common.save}
      send={() =>
        answerOf(api.PATCH('/v1/creditor', { body: { betalingsservice: { ...numbers, debtorGroup, mainText } } }))
      }
      onDone={onEnd}
      onCancel={onEnd}
    >
      <TextField
        label={words.debtorGroup}
        pointer="/betalingsservice/debtorGroup"
        hint={words.debtorGroupMeaning}
        inputMode="numeric"
        value={debtorGroup}
        onChange={setDebtorGroup}
      />
      <TextField
        label={words.mainText}
        pointer="/betalingsservice/mainText"
        hint={words.mainTextMeaning}
        value={mainText}
        onChange={setMainText}
      />
    </ActionForm>
  );
}
