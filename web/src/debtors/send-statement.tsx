import { answerOf, api } from '../api/client.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { useStatementWords } from './statement-words.ts';

/** Sends the debtor's statement of the days that are shown. */
export function SendStatement({
  debtorId,
  span: { from, to },
}: {
  debtorId: string;
  span: { from?: string | undefined; to?: string | undefined };
}) {
  const words = useStatementWords();
  const body = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return (
    <ActionDialog
      name={words.send}
      send={(key) =>
        answerOf(
          api.POST('/v1/debtors/{debtorId}/statement/mail', {
            params: { path: { debtorId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
    >
      <p>{words.sendText}</p>
    </ActionDialog>
  );
}
