import { useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { ChangesList } from '../audit/changes-list.tsx';
import { useMay } from '../shell/session.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AccountTab } from './account-tab.tsx';
import { ApplyCredit, PayOut } from './credit-actions.tsx';
import { DebtorFacts, DebtorFigures } from './debtor-facts.tsx';
import { EditDebtor } from './debtor-form.tsx';
import { InvoicesTab } from './invoices-tab.tsx';
import { MandateTab } from './mandate-tab.tsx';
import { PaymentsTab } from './payments-tab.tsx';
import { RemindersTab } from './reminders-tab.tsx';
import { StatementTab } from './statement-tab.tsx';
import { SubscriptionsTab } from './subscriptions-tab.tsx';
import { useDebtorWords } from './words.ts';

type Debtor = components['schemas']['Debtor'];

const TABS = [
  'invoices',
  'subscriptions',
  'account',
  'statement',
  'reminders',
  'mandate',
  'payments',
  'changes',
] as const;
type Tab = (typeof TABS)[number];

export function DebtorScreen() {
  const { debtorId } = useParams({ from: '/debtors/$debtorId' });
  const debtor = useAnswer(['debtors', debtorId], (signal) =>
    answerOf(api.GET('/v1/debtors/{debtorId}', { params: { path: { debtorId } }, signal })),
  );
  return <ScreenOf answer={debtor}>{(shown) => <ShownDebtor key={shown.id} debtor={shown} />}</ScreenOf>;
}

function ShownDebtor({ debtor }: { debtor: Debtor }) {
  const words = useDebtorWords();
  const may = useMay('bookkeeper');
  const { tab = 'invoices' } = useSearch({ from: '/debtors/$debtorId' });
  const { id: debtorId, name, customerNumber } = debtor;
  const account = useAnswer(['debtors', debtorId, 'account'], (signal) =>
    answerOf(api.GET('/v1/debtors/{debtorId}/account', { params: { path: { debtorId } }, signal })),
  );
  const current = TABS.find((one) => one === tab) ?? 'invoices';
  return (
    <Screen
      title={name}
      subtitle={`${words.customerNumber} ${customerNumber}`}
      actions={
        may && (
          <>
            {account.data !== undefined && <ApplyCredit account={account.data} />}
            {account.data !== undefined && <PayOut account={account.data} />}
            <EditDebtor debtor={debtor} />
          </>
        )
      }
    >
      <DebtorFigures account={account} />
      <DebtorFacts debtor={debtor} />
      <Tabs label={words.tabs} current={current} tabs={TABS.map((one) => [one, words[one]] as const)} />
      <TabContent tab={current} debtor={debtor} />
    </Screen>
  );
}

function TabContent({ tab, debtor }: { tab: Tab; debtor: Debtor }) {
  switch (tab) {
    case 'invoices':
      return <InvoicesTab debtorId={debtor.id} />;
    case 'subscriptions':
      return <SubscriptionsTab debtorId={debtor.id} />;
    case 'account':
      return <AccountTab debtorId={debtor.id} />;
    case 'statement':
      return <StatementTab debtorId={debtor.id} />;
    case 'reminders':
      return <RemindersTab debtorId={debtor.id} />;
    case 'mandate':
      return <MandateTab debtor={debtor} />;
    case 'payments':
      return <PaymentsTab debtorId={debtor.id} />;
    case 'changes':
      return <ChangesList path={`/v1/debtors/${debtor.id}/audit`} />;
  }
}
