import { answerOf, api } from '../api/client.ts';
import { useList } from '../api/use-answer.ts';
import { useSession } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { ChooseNone } from './choose-creditor.tsx';
import { RefusedFiles } from './refused-files.tsx';
import { useNamedBy, useOperatorWords } from './words.ts';

/** Money and mandates of creditors that are not set up here, and files that were refused: shown with no creditor chosen. */
export function NobodysThings() {
  const words = useOperatorWords();
  const { creditor } = useSession();
  if (creditor !== null) {
    return (
      <Section title={words.nobodys}>
        <ChooseNone text={words.nobodysNeedsNone} />
      </Section>
    );
  }
  return (
    <>
      <NobodysMoney />
      <RefusedFiles />
    </>
  );
}

function NobodysMoney() {
  const words = useOperatorWords();
  const common = useCommonWords();
  const namedByWords = useNamedBy();
  const list = useList(['notices', 'nobodys'], (cursor, signal) =>
    answerOf(
      api.GET('/v1/notices', {
        params: {
          query: { code: 'unknown_creditor', isSettled: 'false', ...(cursor === undefined ? {} : { cursor }) },
        },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.nobodys}>
      <p className="hint">{words.nobodysText}</p>
      <PagedTable
        caption={words.nobodys}
        list={list}
        keyOf={({ receivedFileId, position }) => `${receivedFileId} ${position}`}
        columns={[
          { head: words.received, cell: ({ receivedOn }) => <Day date={receivedOn} /> },
          { head: words.file, onlyWide: true, cell: ({ fileName, line }) => `${fileName}, ${words.line(line)}` },
          {
            head: words.names,
            cell: ({ namedBy, namedNumber }) => namedBy !== null && `${namedByWords(namedBy)} ${namedNumber ?? ''}`,
          },
          { head: words.customer, onlyWide: true, cell: ({ customerNumber }) => customerNumber },
          { head: words.amount, isFigure: true, cell: ({ amount }) => amount !== null && <Amount amount={amount} /> },
          {
            head: common.actions,
            isState: true,
            cell: ({ receivedFileId }) => <ReadAgain receivedFileId={receivedFileId} />,
          },
        ]}
      />
    </Section>
  );
}

function ReadAgain({ receivedFileId }: { receivedFileId: string }) {
  const words = useOperatorWords();
  return (
    <ActionDialog
      name={words.readAgain}
      isPlain
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
