import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { FieldProblemsContext, fieldProblemsOf } from '../ui/field.tsx';
import { Status } from '../ui/status.tsx';
import { PriceChangeForm } from './price-change-form.tsx';
import { PriceChangePreview } from './price-change-preview.tsx';
import { usePriceChangeWords } from './price-change-words.ts';
import { EMPTY_CHANGE, priceChangeInput } from './typed-price-change.ts';

type Input = components['schemas']['PriceChangeInput'];
type Previewed = components['schemas']['PreviewedPriceChange'];
type Preview = components['schemas']['PriceChangePreview'];
type Applied = components['schemas']['AppliedPriceChange'];

/** Many prices at once: said, shown, then made. */
export function PriceChange() {
  const words = usePriceChangeWords();
  const [typed, setTyped] = useState(EMPTY_CHANGE);
  const [asked, setAsked] = useState<Input | null>(null);
  const [applied, setApplied] = useState<Applied | null>(null);
  const list = useList<Previewed, Preview>(['subscriptions', 'price-change', asked], (cursor, signal) =>
    asked === null ? Promise.resolve(NOTHING) : preview(asked, cursor, signal),
  );
  return (
    <>
      <p>{words.text}</p>
      <FieldProblemsContext value={asked === null ? [] : fieldProblemsOf(list.error)}>
        <PriceChangeForm
          typed={typed}
          onChange={(changed) => {
            // What is shown is of what stood here before.
            setAsked(null);
            setApplied(null);
            setTyped(changed);
          }}
          onShow={() => setAsked(priceChangeInput(typed))}
        />
      </FieldProblemsContext>
      {asked !== null && (
        <PriceChangePreview
          asked={asked}
          list={list}
          onApplied={(done) => {
            setAsked(null);
            setApplied(done);
          }}
        />
      )}
      <p role="status" className="after-form">
        {applied !== null && <Status tone="good">{words.done(applied.subscriptions, applied.lines)}</Status>}
      </p>
    </>
  );
}

const NOTHING: Preview = { data: [], nextCursor: null, subscriptions: 0, token: '' };

const preview = (body: Input, cursor: string | undefined, signal: AbortSignal): Promise<Preview> =>
  answerOf(
    api.POST('/v1/price-changes/preview', {
      params: { query: cursor === undefined ? {} : { cursor } },
      body,
      signal,
    }),
  );
