import { Section } from '../ui/section.tsx';
import { PayOutTable, type usePayOuts } from './pay-out-table.tsx';
import { usePayOutWords } from './pay-out-words.ts';
import { SlipTable, type useSlips } from './slip-table.tsx';
import { useSlipWords } from './slip-words.ts';

/** What Betalingsservice pays out and the slips that it sends, where there are any. */
export function PayOutsAndSlips({
  payOuts,
  slips,
}: {
  payOuts: ReturnType<typeof usePayOuts>;
  slips: ReturnType<typeof useSlips>;
}) {
  const payOutWords = usePayOutWords();
  const slipWords = useSlipWords();
  return (
    <>
      {payOuts.rows.length > 0 && (
        <Section title={payOutWords.payOuts}>
          <PayOutTable list={payOuts} />
        </Section>
      )}
      {slips.rows.length > 0 && (
        <Section title={slipWords.slips}>
          <SlipTable list={slips} />
        </Section>
      )}
    </>
  );
}
