import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { EditableSection } from '../ui/editable-section.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextField } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import { Meant } from './routing-numbers.tsx';
import { useSettingsWords } from './words.ts';

type Creditor = components['schemas']['Creditor'];

interface OfCreditor {
  readonly creditor: Creditor;
  readonly agreement: NonNullable<Creditor['betalingsservice']>;
}

/** What of the agreement with Betalingsservice an admin decides. */
export function Agreement({ creditor, agreement }: OfCreditor) {
  const words = useSettingsWords();
  return (
    <EditableSection
      title={words.betalingsservice}
      mayEdit={useMay('admin')}
      form={(onEnd) => <ChangeAgreement creditor={creditor} agreement={agreement} onEnd={onEnd} />}
    >
      <div className="wide-facts">
        <Facts
          facts={[
            [words.debtorGroup, <Meant key="group" value={agreement.debtorGroup} meaning={words.debtorGroupMeaning} />],
            [words.mainText, <Meant key="text" value={agreement.mainText} meaning={words.mainTextMeaning} />],
          ]}
        />
      </div>
    </EditableSection>
  );
}

function ChangeAgreement({ creditor, agreement, onEnd }: OfCreditor & { onEnd: () => void }) {
  const words = useSettingsWords();
  const common = useCommonWords();
  const [debtorGroup, setDebtorGroup] = useState(agreement.debtorGroup);
  const [mainText, setMainText] = useState(agreement.mainText);
  const { settings: _settings, ...numbers } = agreement;
  return (
    <ActionForm
      of={creditor}
      button={common.save}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/creditor', {
            params: { header: still },
            body: { betalingsservice: { ...numbers, debtorGroup, mainText } },
          }),
        )
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
