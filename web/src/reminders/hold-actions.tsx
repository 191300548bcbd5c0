import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { CheckField, DateField, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { useHoldWords } from './hold-words.ts';
import { type Hold, type Holdable, holdStill } from './holds.ts';

interface OfHold extends Holdable {
  readonly hold: Hold | null;
}

/** Holds an invoice or all of a debtor's back from reminders, or changes why and until when. */
export const HoldBack = openedAnew(function HoldBack({ debtorId, invoiceId, hold }: OfHold) {
  const words = useHoldWords();
  const common = useCommonWords();
  const [seen] = useState(hold);
  const [reason, setReason] = useState(seen?.reason ?? '');
  const [until, setUntil] = useState(seen?.until ?? '');
  const [isDisputed, setIsDisputed] = useState(seen?.isDisputed ?? false);
  const body = { reason: reason.trim(), isDisputed, until: until === '' ? null : until };
  return (
    <ActionDialog
      name={hold === null ? words.hold : words.change}
      confirm={hold === null ? words.hold : common.save}
      isReady={reason.trim() !== ''}
      send={async () => {
        const header = await holdStill({ debtorId, invoiceId }, seen);
        return answerOf(
          invoiceId === null
            ? api.PUT('/v1/debtors/{debtorId}/reminder-hold', { params: { path: { debtorId }, header }, body })
            : api.PUT('/v1/invoices/{invoiceId}/reminder-hold', { params: { path: { invoiceId }, header }, body }),
        );
      }}
    >
      <p>{invoiceId === null ? words.ofDebtorText : words.ofInvoiceText}</p>
      <TextField label={words.reason} pointer="/reason" hint={words.reasonHint} value={reason} onChange={setReason} />
      <DateField
        label={words.until}
        pointer="/until"
        hint={words.untilHint}
        isOptional
        value={until}
        onChange={setUntil}
      />
      <CheckField
        label={words.isDisputed}
        pointer="/isDisputed"
        hint={words.isDisputedHint}
        isChecked={isDisputed}
        onChange={setIsDisputed}
      />
    </ActionDialog>
  );
});

/** Has it reminded of again. */
export const Release = openedAnew(function Release({
  debtorId,
  invoiceId,
  hold,
  isPlain = false,
}: Holdable & { hold: Hold; isPlain?: boolean }) {
  const words = useHoldWords();
  const [seen] = useState(hold);
  return (
    <ActionDialog
      name={words.release}
      isPlain={isPlain}
      send={async () => {
        const header = await holdStill({ debtorId, invoiceId }, seen);
        return answerOf(
          invoiceId === null
            ? api.DELETE('/v1/debtors/{debtorId}/reminder-hold', { params: { path: { debtorId }, header } })
            : api.DELETE('/v1/invoices/{invoiceId}/reminder-hold', { params: { path: { invoiceId }, header } }),
        );
      }}
    >
      <p>{invoiceId === null ? words.releaseDebtorText : words.releaseText}</p>
    </ActionDialog>
  );
});
