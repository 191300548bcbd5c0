import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay, useSession } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useFileWords } from './words.ts';

type ReceivedFile = components['schemas']['ReceivedFile'];

/** What a person may know better than a refusal: that it is another file after all, or that a total is wrong. */
const DECIDABLE: readonly string[] = ['read_before', 'wrong_totals'];

export function FileActions({ file: { id, status, refusal, notices } }: { file: ReceivedFile }) {
  const mayDecide = useMay('bookkeeper');
  const { person } = useSession();
  return (
    <>
      {refusal !== null && mayDecide && DECIDABLE.includes(refusal.code) && <ReadAnyway receivedFileId={id} />}
      {status === 'read' && notices > 0 && person.isOperator && <ReadAgain receivedFileId={id} />}
    </>
  );
}

const ReadAnyway = openedAnew(function ReadAnyway({ receivedFileId }: { receivedFileId: string }) {
  const words = useFileWords();
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      name={words.readAnyway}
      isReady={reason.trim() !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/received-files/{receivedFileId}/read-anyway', {
            params: { path: { receivedFileId }, header: { 'Idempotency-Key': key } },
            body: { reason },
          }),
        )
      }
    >
      <p>{words.readAnywayText}</p>
      <TextArea label={words.reason} pointer="/reason" rows={2} value={reason} onChange={setReason} />
    </ActionDialog>
  );
});

function ReadAgain({ receivedFileId }: { receivedFileId: string }) {
  const words = useFileWords();
  return (
    <ActionDialog
      name={words.readAgain}
      send={(key) =>
        answerOf(
          api.POST('/v1/received-files/{receivedFileId}/read-again', {
            params: { path: { receivedFileId }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>{words.readAgainText}</p>
    </ActionDialog>
  );
}
