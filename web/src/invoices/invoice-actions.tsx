import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { PrintAgain } from '../prints/print-again.tsx';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, SelectField, TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { useInvoiceWords } from './words.ts';
import { WriteOff } from './write-off.tsx';

type Invoice = components['schemas']['Invoice'];

/** What a bookkeeper can do about an invoice. What its state does not allow is not shown. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const may = useMay('bookkeeper');
  if (!may) return null;
  if (invoice.kind === 'credit_note') return <PrintAgain invoiceId={invoice.id} />;
  const isOpen = invoice.paymentStatus !== 'settled';
  return (
    <>
      {invoice.mail !== null && <SendAgain invoiceId={invoice.id} />}
      <PrintAgain invoiceId={invoice.id} />
      <CreditInvoice invoice={invoice} />
      {isOpen && <WriteOffInvoice invoiceId={invoice.id} />}
      {invoice.writtenOff !== NOTHING && <UndoWriteOff invoiceId={invoice.id} />}
      <CollectionAction collection={invoice.collection} />
    </>
  );
}

function SendAgain({ invoiceId }: { invoiceId: string }) {
  const words = useInvoiceWords();
  return (
    <ActionDialog
      name={words.sendAgain}
      send={(key) =>
        answerOf(
          api.POST('/v1/invoices/{invoiceId}/mail', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>{words.sendAgainText}</p>
    </ActionDialog>
  );
}

const CreditInvoice = openedAnew(function CreditInvoice({ invoice }: { invoice: Invoice }) {
  const words = useInvoiceWords();
  const [what, setWhat] = useState<'all' | 'unused'>('all');
  const [unusedAfter, setUnusedAfter] = useState('');
  const body = what === 'all' ? {} : { unusedAfter };
  return (
    <ActionDialog
      name={words.credit}
      isGrave
      isReady={what === 'all' || unusedAfter !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/invoices/{invoiceId}/credit-notes', {
            params: { path: { invoiceId: invoice.id }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
    >
      <p>{words.creditText}</p>
      <SelectField
        label={words.creditWhat}
        pointer=""
        value={what}
        onChange={setWhat}
        options={[
          ['all', words.creditAll],
          ['unused', words.creditUnused],
        ]}
      />
      {what === 'unused' && (
        <DateField label={words.unusedAfter} pointer="/unusedAfter" value={unusedAfter} onChange={setUnusedAfter} />
      )}
    </ActionDialog>
  );
});

function WriteOffInvoice({ invoiceId }: { invoiceId: string }) {
  const words = useInvoiceWords();
  return (
    <WriteOff
      text={words.writeOffText}
      send={(body, key) =>
        answerOf(
          api.POST('/v1/invoices/{invoiceId}/write-off', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
    />
  );
}

function UndoWriteOff({ invoiceId }: { invoiceId: string }) {
  const words = useInvoiceWords();
  return (
    <ActionDialog
      name={words.undoWriteOff}
      send={(key) =>
        answerOf(
          api.POST('/v1/invoices/{invoiceId}/write-off/undo', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>{words.undoWriteOffText}</p>
    </ActionDialog>
  );
}

function CollectionAction({ collection }: { collection: Invoice['collection'] }) {
  const words = useInvoiceWords();
  if (collection === null) return null;
  const { id: collectionId, status } = collection;
  if (status === 'delivered') {
    return (
      <ActionDialog
        name={words.cancelCollection}
        isGrave
        send={(key) =>
          answerOf(
            api.POST('/v1/collections/{collectionId}/cancel', {
              params: { path: { collectionId }, header: { 'Idempotency-Key': key } },
            }),
          )
        }
      >
        <p>{words.cancelCollectionText}</p>
      </ActionDialog>
    );
  }
  return status === 'queued' || status === 'too_late' ? (
    <Withdraw collectionId={collectionId} text={status === 'queued' ? words.withdrawText : words.withdrawLateText} />
  ) : null;
}

const Withdraw = openedAnew(function Withdraw({ collectionId, text }: { collectionId: string; text: string }) {
  const words = useInvoiceWords();
  const common = useCommonWords();
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      name={words.withdraw}
      isGrave
      isReady={note.trim() !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/collections/{collectionId}/withdraw', {
            params: { path: { collectionId }, header: { 'Idempotency-Key': key } },
            body: { note },
          }),
        )
      }
    >
      <p>{text}</p>
      <TextArea label={common.note} pointer="/note" value={note} onChange={setNote} />
    </ActionDialog>
  );
});
