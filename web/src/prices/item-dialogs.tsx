import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { ItemFields } from './item-fields.tsx';
import { EMPTY_ITEM, itemInput, typedItemOf } from './typed-item.ts';
import { usePriceWords } from './words.ts';

type Item = components['schemas']['Item'];

export const NewItem = openedAnew(function NewItem() {
  const words = usePriceWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(EMPTY_ITEM);
  return (
    <ActionDialog
      name={words.newItem}
      isMain
      onDone={({ id }: { id: string }) => void navigate({ to: '/prices/items/$itemId', params: { itemId: id } })}
      send={(key) =>
        answerOf(api.POST('/v1/items', { params: { header: { 'Idempotency-Key': key } }, body: itemInput(typed) }))
      }
    >
      <ItemFields typed={typed} onChange={setTyped} />
    </ActionDialog>
  );
});

export const EditItem = openedAnew(function EditItem({ item }: { item: Item }) {
  const words = usePriceWords();
  const [draft, setDraft] = useState(() => typedItemOf(item));
  return (
    <ActionDialog
      name={words.editItem}
      of={item}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/items/{itemId}', {
            params: { path: { itemId: item.id }, header: still },
            body: itemInput(draft),
          }),
        )
      }
    >
      <p>{words.editText}</p>
      <ItemFields typed={draft} onChange={setDraft} priceHint={item.prices.length > 0 ? words.firstPrice : ''} />
    </ActionDialog>
  );
});

/** Takes an item out of use, or back into it. */
export function ArchiveItem({ item }: { item: Item }) {
  const words = usePriceWords();
  const archived = item.archivedAt === null;
  return (
    <ActionDialog
      name={archived ? words.archive : words.restore}
      isGrave={archived}
      of={item}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/items/{itemId}', { params: { path: { itemId: item.id }, header: still }, body: { archived } }),
        )
      }
    >
      <p>{archived ? words.archiveText : words.restoreText}</p>
    </ActionDialog>
  );
}
