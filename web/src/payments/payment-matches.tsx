import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Amount } from '../ui/amount.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { ReceivableLink } from '../ui/receivable-link.tsx';
import { Section } from '../ui/section.tsx';
import { useExplanation } from './explanation.ts';
import { usePaymentWords } from './words.ts';

type Match = components['schemas']['PaymentMatch'];

/** Where the parts of a payment went and by which rule, those that were taken back too. */
export function PaymentMatches({ payment: { matches } }: { payment: components['schemas']['Payment'] }) {
  const words = usePaymentWords();
  const mayUndo = useMay('bookkeeper');
  if (matches.length === 0) return null;
  // One alone is undone with the payment, by the button at the top.
  const undo: Column<Match> = {
    head: words.undoOne,
    isState: true,
    cell: (match) => (match.undoneAt === null ? mayUndo && <UndoMatch match={match} /> : words.wasUndone),
  };
  return (
    <Section title={words.wherePlaced}>
      <DataTable
        caption={words.wherePlaced}
        rows={matches}
        keyOf={({ id }) => id}
        columns={[
          { head: words.invoice, cell: (match) => <Where match={match} /> },
          { head: words.amount, isFigure: true, cell: ({ amount }) => <Amount amount={amount} /> },
          ...(matches.length > 1 || matches.some(({ undoneAt }) => undoneAt !== null) ? [undo] : []),
        ]}
      />
    </Section>
  );
}

function Where({ match }: { match: Match }) {
  const words = usePaymentWords();
  const explanation = useExplanation();
  const { invoiceId, invoiceNumber, invoiceKind, debtorName, undoneAt } = match;
  return (
    <>
      <span className={undoneAt === null ? '' : 'struck'}>
        {invoiceId === null ? (
          words.onCredit(debtorName)
        ) : (
          <ReceivableLink kind={invoiceKind} id={invoiceId}>
            {invoiceKind === 'reminder'
              ? words.onReminder(invoiceNumber ?? '', debtorName)
              : words.onInvoice(invoiceNumber ?? '', debtorName)}
          </ReceivableLink>
        )}
      </span>
      <p className="why">{explanation(match)}</p>
    </>
  );
}

function UndoMatch({ match: { id, amount } }: { match: Match }) {
  const words = usePaymentWords();
  const format = useFormat();
  return (
    <ActionDialog
      name={words.undoOne}
      send={(key) =>
        answerOf(
          api.POST('/v1/payment-matches/{paymentMatchId}/undo', {
            params: { path: { paymentMatchId: id }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>
        {format.kroner(amount)}: {words.undoText}
      </p>
    </ActionDialog>
  );
}
