import { useSearch } from '@tanstack/react-router';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CasesTab } from './cases-tab.tsx';
import { HoldsTab } from './holds-tab.tsx';
import { NextTab } from './next-tab.tsx';
import { ProposalsTab } from './proposals-tab.tsx';
import { SentTab } from './sent-tab.tsx';
import { SettingsNote } from './settings-note.tsx';
import { useReminderWords } from './words.ts';

const TABS = ['next', 'proposals', 'sent', 'cases', 'holds'] as const;

/** What is asked for again: what comes, what waits for a person, what was sent, and what it came to. */
export function RemindersScreen() {
  const words = useReminderWords();
  const { tab } = useSearch({ from: '/reminders' });
  const current = TABS.find((one) => one === tab) ?? 'next';
  return (
    <Screen title={words.title}>
      <SettingsNote />
      <Tabs label={words.parts} current={current} tabs={TABS.map((one) => [one, words[one]] as const)} />
      {current === 'next' && <NextTab />}
      {current === 'proposals' && <ProposalsTab />}
      {current === 'sent' && <SentTab />}
      {current === 'cases' && <CasesTab />}
      {current === 'holds' && <HoldsTab />}
    </Screen>
  );
}
