import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { EditableSection } from '../ui/editable-section.tsx';
import { Facts } from '../ui/facts.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import { wholeNumberOf } from './creditor-draft.ts';
import { RECIPIENTS, useMonthlyStatementsWords, useRecipientWords } from './monthly-statements-words.ts';

type Creditor = components['schemas']['Creditor'];

const OFF = 'off';
const USUAL_BANK_DAY = 3;

/** Whether statements of account go by mail each month, to whom, and on which day. An admin changes it in its place. */
export function MonthlyStatements({ creditor }: { creditor: Creditor }) {
  const words = useMonthlyStatementsWords();
  const recipientWords = useRecipientWords();
  const chosen = creditor.monthlyStatements;
  return (
    <EditableSection
      title={words.title}
      text={<p className="hint">{words.text}</p>}
      mayEdit={useMay('admin')}
      form={(onEnd) => <ChangeMonthlyStatements creditor={creditor} onEnd={onEnd} />}
    >
      <div className="wide-facts">
        <Facts
          facts={[
            [words.recipients, chosen === null ? words.off : recipientWords(chosen.recipients)],
            chosen !== null && [words.bankDay, String(chosen.bankDay)],
          ]}
        />
      </div>
    </EditableSection>
  );
}

function ChangeMonthlyStatements({ creditor, onEnd }: { creditor: Creditor; onEnd: () => void }) {
  const words = useMonthlyStatementsWords();
  const recipientWords = useRecipientWords();
  const common = useCommonWords();
  const chosen = creditor.monthlyStatements;
  const [recipients, setRecipients] = useState<(typeof RECIPIENTS)[number] | typeof OFF>(chosen?.recipients ?? OFF);
  const [bankDay, setBankDay] = useState(String(chosen?.bankDay ?? USUAL_BANK_DAY));
  return (
    <ActionForm
      of={creditor}
      button={common.save}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/creditor', {
            params: { header: still },
            body: { monthlyStatements: recipients === OFF ? null : { recipients, bankDay: wholeNumberOf(bankDay) } },
          }),
        )
      }
      onDone={onEnd}
      onCancel={onEnd}
    >
      <SelectField
        label={words.recipients}
        pointer="/monthlyStatements/recipients"
        value={recipients}
        onChange={setRecipients}
        options={[[OFF, words.off], ...RECIPIENTS.map((one) => [one, recipientWords(one)] as const)]}
      />
      {recipients !== OFF && (
        <TextField
          label={words.bankDay}
          pointer="/monthlyStatements/bankDay"
          hint={words.bankDayMeaning}
          inputMode="numeric"
          value={bankDay}
          onChange={setBankDay}
        />
      )}
    </ActionForm>
  );
}
