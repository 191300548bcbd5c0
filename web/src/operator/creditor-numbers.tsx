import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { linesOf } from '../settings/creditor-draft.ts';
import { NumberFacts } from '../settings/routing-numbers.tsx';
import { useSettingsWords } from '../settings/words.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { numbersBodyOf, numbersOf } from './numbers-draft.ts';
import { NumbersFields } from './numbers-fields.tsx';
import { useOperatorWords } from './words.ts';

type BankAccounts = components['schemas']['BankAccounts'];
type Creditor = components['schemas']['Creditor'];

/** The numbers that route money, which an operator alone changes. */
export function CreditorNumbers({ creditor }: { creditor: Creditor }) {
  const words = useSettingsWords();
  const { id: creditorId } = creditor;
  const accounts = useAnswer(['creditors', creditorId, 'bank-accounts'], (signal) =>
    answerOf(api.GET('/v1/creditors/{creditorId}/bank-accounts', { params: { path: { creditorId } }, signal })),
  );
  return (
    <Section
      title={words.routing}
      aside={
        <div className="actions">
          <ChangeNumbers creditor={creditor} />
          {accounts.data !== undefined && <ChangeBankAccounts creditorId={creditorId} accounts={accounts.data} />}
        </div>
      }
    >
      <Shown answer={accounts}>{({ accounts: own }) => <NumberFacts creditor={creditor} accounts={own} />}</Shown>
    </Section>
  );
}

const ChangeNumbers = openedAnew(function ChangeNumbers({ creditor }: { creditor: Creditor }) {
  const words = useOperatorWords();
  const [draft, setDraft] = useState(() => numbersOf(creditor));
  return (
    <ActionDialog
      name={words.changeNumbers}
      of={creditor}
      isGrave
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/creditors/{creditorId}', {
            params: { path: { creditorId: creditor.id }, header: still },
            body: numbersBodyOf(draft),
          }),
        )
      }
    >
      <p>{words.changeNumbersText}</p>
      <NumbersFields draft={draft} onChange={setDraft} />
    </ActionDialog>
  );
});

const ChangeBankAccounts = openedAnew(function ChangeBankAccounts({
  creditorId,
  accounts,
}: {
  creditorId: string;
  accounts: BankAccounts;
}) {
  const words = useOperatorWords();
  const settings = useSettingsWords();
  const [typed, setTyped] = useState(accounts.accounts.join('\n'));
  return (
    <ActionDialog
      name={words.changeAccounts}
      of={accounts}
      isGrave
      send={(_key, still) =>
        answerOf(
          api.PUT('/v1/creditors/{creditorId}/bank-accounts', {
            params: { path: { creditorId }, header: still },
            body: { accounts: linesOf(typed) },
          }),
        )
      }
    >
      <p>{words.changeAccountsText}</p>
      <TextArea
        label={settings.bankAccounts}
        pointer="/accounts"
        hint={words.accountsHint}
        isOptional
        rows={4}
        value={typed}
        onChange={setTyped}
      />
    </ActionDialog>
  );
});
