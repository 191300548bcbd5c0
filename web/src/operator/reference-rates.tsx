import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { DateField, DecimalField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { useCommonWords } from '../words/common.ts';
import { useRateWords } from './rate-words.ts';

/** The rates that interest for late payment is reckoned by, newest first, and the entry of one more. */
export function ReferenceRates() {
  const words = useRateWords();
  const format = useFormat();
  const rates = useAnswer(['reference-rates'], (signal) => answerOf(api.GET('/v1/reference-rates', { signal })));
  return (
    <Section title={words.title} aside={<EnterRate />}>
      <p className="hint">{words.text}</p>
      <Shown answer={rates}>
        {({ rates: known }) =>
          known.length === 0 ? (
            <p className="nothing">{words.none}</p>
          ) : (
            <DataTable
              caption={words.title}
              rows={known}
              keyOf={({ from }) => from}
              columns={[
                { head: words.from, cell: ({ from }) => <Day date={from} /> },
                { head: words.rate, isFigure: true, cell: ({ rate }) => `${format.decimal(rate)} %` },
              ]}
            />
          )
        }
      </Shown>
    </Section>
  );
}

const EnterRate = openedAnew(function EnterRate() {
  const words = useRateWords();
  const common = useCommonWords();
  const [from, setFrom] = useState('');
  const [rate, setRate] = useState('');
  return (
    <ActionDialog
      name={words.enter}
      confirm={common.save}
      isReady={from !== '' && rate !== ''}
      send={() => answerOf(api.PUT('/v1/reference-rates', { body: { rates: [{ from, rate }] } }))}
    >
      <p>{words.enterText}</p>
      <DateField label={words.from} pointer="/rates/0/from" hint={words.fromHint} value={from} onChange={setFrom} />
      <DecimalField label={words.rate} pointer="/rates/0/rate" hint={words.rateHint} value={rate} onChange={setRate} />
    </ActionDialog>
  );
});
