import { useSearch } from '@tanstack/react-router';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AccountNumbers } from './account-numbers.tsx';
import { AgedDebtors } from './aged-debtors.tsx';
import { Balances } from './balances.tsx';
import { Journal } from './journal.tsx';
import { Turnover } from './turnover.tsx';
import { useLedgerWords } from './words.ts';

const TABS = ['balances', 'journal', 'turnover', 'aged', 'numbers'] as const;

/** The books as they are kept by themselves: for who takes them on into a bookkeeping system. */
export function LedgerScreen() {
  const words = useLedgerWords();
  const { tab } = useSearch({ from: '/ledger' });
  const current = TABS.find((one) => one === tab) ?? 'balances';
  return (
    <Screen title={words.title}>
      <Tabs label={words.parts} current={current} tabs={TABS.map((one) => [one, words[one]] as const)} />
      {current === 'balances' && <Balances />}
      {current === 'journal' && <Journal />}
      {current === 'turnover' && <Turnover />}
      {current === 'aged' && <AgedDebtors />}
      {current === 'numbers' && <AccountNumbers />}
    </Screen>
  );
}
