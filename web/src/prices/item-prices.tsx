import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { todayIso } from '../format/dates.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { AmountField, DateField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { usePriceWords } from './words.ts';

type Item = components['schemas']['Item'];

/** The prices that an item has had and will have, the latest first. */
export function ItemPrices({ item }: { item: Item }) {
  const { id } = item;
  const words = usePriceWords();
  const common = useCommonWords();
  const mayChange = useMay('bookkeeper');
  const list = useList(['items', id, 'prices'], (cursor, signal) =>
    answerOf(
      api.GET('/v1/items/{itemId}/prices', {
        params: { path: { itemId: id }, query: queryOf<'/v1/items/{itemId}/prices'>({}, cursor) },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.prices} aside={mayChange && <SetPrice item={item} />}>
      <p className="why">{words.pricesText}</p>
      <PagedTable
        caption={words.prices}
        list={list}
        keyOf={({ validFrom }) => validFrom}
        columns={[
          { head: words.validFrom, cell: ({ validFrom }) => <Day date={validFrom} /> },
          { head: words.unitPrice, isFigure: true, cell: ({ unitPrice }) => <Amount amount={unitPrice} /> },
          {
            head: common.actions,
            isState: true,
            cell: ({ validFrom }) =>
              mayChange && validFrom >= todayIso() && <RemovePrice item={item} day={validFrom} />,
          },
        ]}
      />
    </Section>
  );
}

const SetPrice = openedAnew(function SetPrice({ item }: { item: Item }) {
  const words = usePriceWords();
  const [validFrom, setValidFrom] = useState('');
  const [unitPrice, setUnitPrice] = useState('');
  return (
    <ActionDialog
      of={item}
      name={words.addPrice}
      isReady={validFrom !== '' && unitPrice !== ''}
      send={(_key, still) =>
        answerOf(
          api.PUT('/v1/items/{itemId}/prices/{validFrom}', {
            params: { path: { itemId: item.id, validFrom }, header: still },
            body: { unitPrice },
          }),
        )
      }
    >
      <p>{words.pricesText}</p>
      <div className="row">
        <DateField label={words.validFrom} pointer="/path/validFrom" value={validFrom} onChange={setValidFrom} />
        <AmountField label={words.unitPrice} pointer="/unitPrice" value={unitPrice} onChange={setUnitPrice} />
      </div>
    </ActionDialog>
  );
});

function RemovePrice({ item, day }: { item: Item; day: string }) {
  const words = usePriceWords();
  return (
    <ActionDialog
      of={item}
      name={words.removePrice}
      isPlain
      isGrave
      send={(_key, still) =>
        answerOf(
          api.DELETE('/v1/items/{itemId}/prices/{validFrom}', {
            params: { path: { itemId: item.id, validFrom: day }, header: still },
          }),
        )
      }
    >
      <p>{words.removeText}</p>
    </ActionDialog>
  );
}
