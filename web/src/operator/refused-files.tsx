import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useList } from '../api/use-answer.ts';
import { RefusalText } from '../files/refusal-text.tsx';
import { useOwnLink } from '../shell/use-own-link.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Moment } from '../ui/day.tsx';
import { TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { useOperatorWords } from './words.ts';

/** Files that could not be read, of whoever they are: why, where in the file, and reading one all the same with a reason. */
export function RefusedFiles() {
  const words = useOperatorWords();
  const ownLink = useOwnLink();
  const common = useCommonWords();
  const list = useList(['received-files', 'nobodys'], (cursor, signal) =>
    answerOf(
      api.GET('/v1/received-files', {
        params: { query: { status: 'refused', ...(cursor === undefined ? {} : { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.refused}>
      <p className="hint">{words.refusedText}</p>
      <PagedTable
        caption={words.refused}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.file,
            cell: ({ id, fileName }) => (
              <a href={ownLink(`/v1/received-files/${id}/content`)} download={fileName}>
                {fileName}
              </a>
            ),
          },
          { head: words.received, onlyWide: true, cell: ({ receivedAt }) => <Moment instant={receivedAt} /> },
          {
            head: words.why,
            cell: ({ refusal }) =>
              refusal !== null && (
                <>
                  {words.where(refusal.line, refusal.column)} <RefusalText refusal={refusal} />
                </>
              ),
          },
          { head: common.actions, isState: true, cell: ({ id }) => <ReadAnyway receivedFileId={id} /> },
        ]}
      />
    </Section>
  );
}

const ReadAnyway = openedAnew(function ReadAnyway({ receivedFileId }: { receivedFileId: string }) {
  const words = useOperatorWords();
  const common = useCommonWords();
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      name={words.readAnyway}
      isPlain
      isGrave
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
      <TextArea label={common.reason} pointer="/reason" value={reason} onChange={setReason} />
    </ActionDialog>
  );
});
