import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { ChangesList } from '../audit/changes-list.tsx';
import { useMay } from '../shell/session.tsx';
import { Amount } from '../ui/amount.tsx';
import { Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { useLanguage } from '../words/language.tsx';
import { ArchiveItem, EditItem } from './item-dialogs.tsx';
import { ItemPrices } from './item-prices.tsx';
import { ItemStatus } from './items-table.tsx';
import { usePriceWords } from './words.ts';

type Item = components['schemas']['Item'];

export function ItemScreen() {
  const { itemId } = useParams({ from: '/prices/items/$itemId' });
  const item = useAnswer(['items', itemId], (signal) =>
    answerOf(api.GET('/v1/items/{itemId}', { params: { path: { itemId } }, signal })),
  );
  return <ScreenOf answer={item}>{(shown) => <ShownItem key={shown.id} item={shown} />}</ScreenOf>;
}

function ShownItem({ item }: { item: Item }) {
  const words = usePriceWords();
  const common = useCommonWords();
  const language = useLanguage();
  const mayChange = useMay('bookkeeper');
  return (
    <Screen
      title={language === 'da' ? item.nameDa : item.nameEn}
      subtitle={item.number}
      actions={
        mayChange && (
          <>
            <EditItem item={item} />
            <ArchiveItem item={item} />
          </>
        )
      }
    >
      <Facts
        facts={[
          [words.state, <ItemStatus key="state" item={item} />],
          [words.price, <Amount key="price" amount={item.currentPrice} />],
          [words.vat, words[item.vatCode]],
          [words.nameDa, item.nameDa],
          [words.nameEn, item.nameEn],
          item.descriptionDa !== null && [words.descriptionDa, item.descriptionDa],
          item.descriptionEn !== null && [words.descriptionEn, item.descriptionEn],
          [words.created, <Moment key="created" instant={item.createdAt} />],
        ]}
      />
      <ItemPrices item={item} />
      <Section title={common.changes}>
        <ChangesList path={`/v1/items/${item.id}/audit`} />
      </Section>
    </Screen>
  );
}
