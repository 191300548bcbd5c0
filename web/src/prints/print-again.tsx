import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { usePrintWords } from './words.ts';

/** Puts a document in the print queue anew. */
export const PrintAgain = openedAnew(function PrintAgain({ invoiceId }: { invoiceId: string }) {
  const words = usePrintWords();
  const common = useCommonWords();
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      name={words.again}
      isReady={reason.trim() !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/invoices/{invoiceId}/print', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body: { reason },
          }),
        )
      }
    >
      <p>{words.againText}</p>
      <TextArea label={common.reason} pointer="/reason" value={reason} onChange={setReason} />
    </ActionDialog>
  );
});
