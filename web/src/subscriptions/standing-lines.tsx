import { useState } from 'react';
import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { LinePrice, LineText, useLineDays, useLineDiscount } from './line-cells.tsx';
import { LineHistory } from './line-history.tsx';
import { useLineWords } from './line-words.ts';
import { AddStandingLine, ChangeStandingLine, EndStandingLine } from './standing-line-dialogs.tsx';

type Subscription = components['schemas']['Subscription'];

export function StandingLines({ subscription }: { subscription: Subscription }) {
  const { id, lines, nextPeriod } = subscription;
  const words = useLineWords();
  const common = useCommonWords();
  const format = useFormat();
  const discountOf = useLineDiscount();
  const daysOf = useLineDays();
  const mayChange = useMay('bookkeeper') && nextPeriod !== null;
  const [shown, setShown] = useState<number | null>(null);
  return (
    <>
      <Section title={words.standing} aside={mayChange && <AddStandingLine subscription={subscription} />}>
        <p className="why">{words.standingText}</p>
        <DataTable
          caption={words.standing}
          rows={lines}
          keyOf={(line) => line.id}
          columns={[
            { head: words.text, cell: (line) => <LineText line={line} /> },
            { head: words.quantity, isFigure: true, cell: ({ quantity }) => format.decimal(quantity) },
            { head: words.unitPrice, isFigure: true, cell: (line) => <LinePrice line={line} /> },
            { head: words.discount, isFigure: true, cell: discountOf },
            { head: words.vat, onlyWide: true, cell: ({ vatCode }) => <span className="whole">{words[vatCode]}</span> },
            { head: words.valid, cell: daysOf },
            {
              head: common.actions,
              isState: true,
              cell: (line) => (
                <span className="row-actions">
                  {mayChange && <ChangeStandingLine subscription={subscription} line={line} />}
                  {mayChange && line.validTo === null && <EndStandingLine subscription={subscription} line={line} />}
                  <button
                    type="button"
                    className="plain"
                    aria-expanded={shown === line.position}
                    onClick={() => setShown(shown === line.position ? null : line.position)}
                  >
                    {shown === line.position ? words.hide : words.history}
                  </button>
                </span>
              ),
            },
          ]}
        />
      </Section>
      {shown !== null && <LineHistory subscriptionId={id} position={shown} />}
    </>
  );
}
