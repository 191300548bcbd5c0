import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { AmountField, DateField } from '../ui/field.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { usePriceWords } from './words.ts';

/** The prices that an item has had and will have, the latest first. */
export function ItemPrices({ item: { id } }: { item: components['schemas']['Item'] }) {
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
    <Section title={words.prices} aside={mayChange && <SetPrice itemId={id} />}>
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
            cell: ({ validFrom }) => mayChange && isToday(validFrom) && <RemovePrice itemId={id} day={validFrom} />,
          },
        ]}
      />
    </Section>
  );
}

/** Today or later by the clock here; the API, which knows the creditor's day, decides. */
const isToday = (day: string): boolean => day >= new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);

function SetPrice({ itemId }: { itemId: string }) {
  const words = usePriceWords();
  const [validFrom, setValidFrom] = useState('');
  const [unitPrice, setUnitPrice] = useState('');
  return (
    <ActionDialog
      name={words.addPrice}
      isReady={validFrom !== '' && unitPrice !== ''}
      send={() =>
        answerOf(
          api.PUT('/v1/items/{itemId}/prices/{validFrom}', {
            params: { path: { itemId, validFrom } },
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
}

function RemovePrice({ itemId, day }: { itemId: string; day: string }) {
  const words = usePriceWords();
  return (
    <ActionDialog
      name={words.removePrice}
      isPlain
      isGrave
      send={() =>
        answerOf(api.DELETE('/v1/items/{itemId}/prices/{validFrom}', { params: { path: { itemId, validFrom: day } } }))
      }
    >
      <p>{words.removeText}</p>
    </ActionDialog>
  );
}
