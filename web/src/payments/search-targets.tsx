import { useState } from 'react';
import { PickDebtor } from '../debtors/pick-debtor.tsx';
import { NOTHING } from '../format/amounts.ts';
import { PickInvoice } from '../invoices/pick-invoice.tsx';
import type { Target } from './parts.ts';
import { usePaymentWords } from './words.ts';

/** Any other invoice, or a debtor whose credit it becomes. What is found goes to the parts, and the fields are empty again. */
export function SearchTargets({ movesBack, onChoose }: { movesBack: boolean; onChoose: (target: Target) => void }) {
  const words = usePaymentWords();
  const [times, setTimes] = useState(0);
  const choose = (target: Target): void => {
    setTimes(times + 1);
    onChoose(target);
  };
  return (
    <div className="row" key={times}>
      <PickInvoice
        label={words.otherInvoice}
        pointer=""
        hint={words.searchInvoice}
        all={movesBack}
        chosen={null}
        onChange={(choice) => {
          if (choice === null) return;
          const { id, number, debtorId, debtorName, open } = choice.invoice;
          choose({ debtorId, debtorName, invoice: { id, number, open: open ?? NOTHING } });
        }}
      />
      <PickDebtor
        label={words.otherDebtor}
        pointer=""
        hint={words.searchDebtor}
        chosen={null}
        onChange={(debtor) => {
          if (debtor !== null) choose({ debtorId: debtor.id, debtorName: debtor.name, invoice: null });
        }}
      />
    </div>
  );
}
