import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { TextField } from '../ui/field.tsx';
import { Shown } from '../ui/shown.tsx';
import { useCommonWords } from '../words/common.ts';
import { useAccountMeaning, useLedgerWords } from './words.ts';

type Numbers = components['schemas']['AccountNumbers'];
type AccountNumber = components['schemas']['AccountNumber'];

/** What the accounts are called in the creditor's own chart. */
export function AccountNumbers() {
  const words = useLedgerWords();
  const common = useCommonWords();
  const isAdmin = useMay('admin');
  const [isEditing, setIsEditing] = useState(false);
  const numbers = useAnswer(['ledger', 'account-numbers'], (signal) =>
    answerOf(api.GET('/v1/ledger/account-numbers', { signal })),
  );
  return (
    <>
      <div className="file-choice">
        <p className="hint">{words.numbersText}</p>
        {isAdmin && !isEditing && (
          <div className="actions">
            <button type="button" onClick={() => setIsEditing(true)}>
              {common.change}
            </button>
          </div>
        )}
      </div>
      <Shown answer={numbers}>
        {(shown) =>
          isEditing ? (
            <ChangeNumbers numbers={shown} onEnd={() => setIsEditing(false)} />
          ) : (
            <NumberTable accounts={shown.accounts} />
          )
        }
      </Shown>
    </>
  );
}

function NumberTable({ accounts }: { accounts: readonly AccountNumber[] }) {
  const words = useLedgerWords();
  const meaning = useAccountMeaning();
  return (
    <DataTable
      caption={words.numbers}
      rows={accounts}
      keyOf={({ account }) => account}
      columns={[
        { head: words.number, cell: ({ number }) => number },
        { head: words.name, cell: ({ name }) => name },
        { head: words.holds, cell: ({ account }) => <span className="hint">{meaning(account)}</span> },
      ]}
    />
  );
}

function ChangeNumbers({ numbers, onEnd }: { numbers: Numbers; onEnd: () => void }) {
  const words = useLedgerWords();
  const common = useCommonWords();
  const meaning = useAccountMeaning();
  const [accounts] = useState(numbers.accounts);
  const [typed, setTyped] = useState<readonly AccountNumber[]>(accounts);
  // What is not sent keeps what it has, and no change of it is told.
  const changed = typed.filter(
    (one, index) => one.number !== accounts[index]?.number || one.name !== accounts[index].name,
  );
  const change = (account: AccountNumber['account'], part: Partial<AccountNumber>): void =>
    setTyped(typed.map((one) => (one.account === account ? { ...one, ...part } : one)));
  return (
    <ActionForm
      of={numbers}
      button={common.save}
      send={(_key, still) =>
        answerOf(api.PUT('/v1/ledger/account-numbers', { params: { header: still }, body: { accounts: changed } }))
      }
      isReady={changed.length > 0}
      onDone={onEnd}
      onCancel={onEnd}
    >
      {typed.map((one) => {
        const { account, number, name } = one;
        const index = changed.indexOf(one);
        return (
          <fieldset key={account} className="account-number">
            <legend className="hint">{meaning(account)}</legend>
            <div className="row">
              <TextField
                label={words.number}
                pointer={`/accounts/${index}/number`}
                value={number}
                onChange={(value) => change(account, { number: value })}
              />
              <TextField
                label={words.name}
                pointer={`/accounts/${index}/name`}
                value={name}
                onChange={(value) => change(account, { name: value })}
              />
            </div>
          </fieldset>
        );
      })}
    </ActionForm>
  );
}
