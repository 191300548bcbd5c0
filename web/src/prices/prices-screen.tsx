import { useSearch } from '@tanstack/react-router';
import { useMay } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { IndexTables } from './index-tables.tsx';
import { NewItem } from './item-dialogs.tsx';
import { ItemsTable } from './items-table.tsx';
import { PriceChange } from './price-change.tsx';
import { usePriceWords } from './words.ts';

const TABS = ['items', 'change', 'index'] as const;

/** What things cost, how many prices are changed at once, and the indexes that prices go by. */
export function PricesScreen() {
  const words = usePriceWords();
  const mayChange = useMay('bookkeeper');
  const { tab: asked, archived, q } = useSearch({ from: '/prices' });
  const tabs = TABS.filter((one) => mayChange || one !== 'change');
  const tab = tabs.find((one) => one === asked) ?? 'items';
  return (
    <Screen
      title={words.title}
      actions={
        tab === 'items' && (
          <>
            {mayChange && <NewItem />}
            <CsvLink path="/v1/items" query={{ archived: archived ?? 'false', q }} />
          </>
        )
      }
    >
      <Tabs label={words.parts} current={tab} tabs={tabs.map((one) => [one, words[one]] as const)} />
      {tab === 'items' && <ItemsTable archived={archived} q={q} />}
      {tab === 'change' && <PriceChange />}
      {tab === 'index' && <IndexTables />}
    </Screen>
  );
}
