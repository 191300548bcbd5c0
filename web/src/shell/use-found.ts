import { useEffect, useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { ApiError } from '../api/api-error.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useKeyWords } from './key-words.ts';
import { useScreens } from './screens.ts';
import { useSession } from './session.tsx';

/** Whoever stops for so long wants to see what there is. */
const PAUSE_MS = 200;

/** Something that was found, and where it is shown. */
export interface Hit {
  readonly address: `/${string}`;
  readonly name: string;
  /** What tells it from others of the name. */
  readonly note: string;
}

export interface HitGroup {
  readonly name: string;
  readonly hits: readonly Hit[];
}

/** What there is about a text: the screens at once, what the API finds a moment later. With no text, all screens. */
export function useFound(typed: string): { groups: readonly HitGroup[]; isAsking: boolean; error: ApiError | null } {
  const words = useKeyWords();
  const { creditor } = useSession();
  const screens = useScreens();
  const show = useHits();
  const q = useSettled(typed.trim());
  const found = useAnswer(
    ['search', q],
    (signal) => answerOf(api.GET('/v1/search', { params: { query: { q } }, signal })),
    { enabled: q !== '' && creditor !== null },
  );
  const asked = typed.trim().toLowerCase();
  const named = screens
    .filter(({ name }) => name.toLowerCase().includes(asked))
    .map(({ address, name, letter }) => ({ address, name, note: `g ${letter}` }));
  const groups = [
    ...(asked === '' || found.data === undefined ? [] : show(found.data)),
    { name: words.screens, hits: named },
  ].filter(({ hits }) => hits.length > 0);
  return { groups, isAsking: asked !== '' && (q !== typed.trim() || found.isFetching), error: found.error };
}

function useHits(): (found: components['schemas']['Found']) => readonly HitGroup[] {
  const words = useKeyWords();
  const format = useFormat();
  return ({ debtors, invoices, reminders, subscriptions, payments, items, debtorGroups }) => [
    {
      name: words.debtors,
      hits: debtors.map(({ id, name, customerNumber }) => ({ address: `/debtors/${id}`, name, note: customerNumber })),
    },
    {
      name: words.invoices,
      hits: invoices.map(({ id, number, debtorName, total }) => ({
        address: `/invoices/${id}`,
        name: `${number} ${debtorName}`,
        note: format.kroner(total),
      })),
    },
    {
      name: words.reminders,
      hits: reminders.map(({ id, number, debtorName, asked }) => ({
        address: `/reminders/${id}`,
        name: `${number} ${debtorName}`,
        note: format.kroner(asked),
      })),
    },
    {
      name: words.subscriptions,
      hits: subscriptions.map(({ id, kind, debtorName, reference, customerNumber }) => ({
        address: kind === 'group' ? `/groups/${id}` : `/subscriptions/${id}`,
        name: [reference, debtorName].filter((part) => part !== null).join(', '),
        note: customerNumber ?? '',
      })),
    },
    {
      name: words.payments,
      hits: payments.map(({ id, payerText, customerNumber, amount, bookedOn }) => ({
        address: `/payments/${id}`,
        name: `${payerText ?? customerNumber ?? words.unknownPayer}, ${format.date(bookedOn)}`,
        note: format.kroner(amount),
      })),
    },
    {
      name: words.items,
      hits: items.map(({ id, nameDa, number }) => ({ address: `/prices/items/${id}`, name: nameDa, note: number })),
    },
    {
      name: words.debtorGroups,
      hits: debtorGroups.map(({ id, name }) => ({ address: `/groups/debtors/${id}`, name, note: '' })),
    },
  ];
}

/** A text when it has stood for a moment, so that not each key asks. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
