import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Amount } from '../ui/amount.tsx';
import { Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { Span } from '../ui/span.tsx';
import { DraftLines } from './draft-lines.tsx';
import { DraftStatus } from './draft-status.tsx';
import { EditDraft } from './edit-draft.tsx';
import { releaseDraft } from './release-draft.ts';
import { useDraftWords } from './words.ts';

type Draft = components['schemas']['Draft'];

/** How soon a draft that is being issued is asked for again: its invoice is there in a moment. */
const ISSUING_MS = 1000;

export function DraftScreen() {
  const { draftId } = useParams({ from: '/drafts/$draftId' });
  const draft = useAnswer<Draft>(
    ['drafts', draftId],
    (signal) => answerOf(api.GET('/v1/drafts/{draftId}', { params: { path: { draftId } }, signal })),
    { refetchMs: (shown) => shown?.status === 'released' && ISSUING_MS },
  );
  return <ScreenOf answer={draft}>{(shown) => <ShownDraft key={shown.id} draft={shown} />}</ScreenOf>;
}

function ShownDraft({ draft }: { draft: Draft }) {
  const words = useDraftWords();
  const mayEdit = useMay('bookkeeper') && draft.status === 'waiting';
  const [isEdited, setIsEdited] = useState(false);
  return (
    <Screen title={words.one} subtitle={draft.debtorName} actions={mayEdit && <DraftActions draft={draft} />}>
      <DraftFacts draft={draft} />
      <Section
        title={words.lines}
        aside={
          mayEdit &&
          !isEdited && (
            <button type="button" onClick={() => setIsEdited(true)}>
              {words.edit}
            </button>
          )
        }
      >
        {mayEdit && <p className="why">{words.linesText}</p>}
        {isEdited && mayEdit ? (
          <EditDraft draft={draft} onDone={() => setIsEdited(false)} />
        ) : (
          <DraftLines draft={draft} />
        )}
        {draft.total.startsWith('-') && <p className="why">{words.carried}</p>}
      </Section>
    </Screen>
  );
}

function DraftFacts({ draft }: { draft: Draft }) {
  const words = useDraftWords();
  const { subscriptionId, invoiceId, status } = draft;
  return (
    <Facts
      facts={[
        [words.state, <DraftStatus key="status" status={status} />],
        [
          words.debtor,
          <Link key="debtor" to="/debtors/$debtorId" params={{ debtorId: draft.debtorId }}>
            {draft.debtorName}
          </Link>,
        ],
        [words.period, <Span key="period" {...draft} />],
        [words.total, <Amount key="total" amount={draft.total} />],
        status === 'waiting' && [words.releaseAt, <Moment key="release" instant={draft.releaseAt} />],
        [words.changed, <Moment key="changed" instant={draft.updatedAt} />],
        [
          words.subscription,
          <Link key="subscription" to="/subscriptions/$subscriptionId" params={{ subscriptionId }}>
            {words.show}
          </Link>,
        ],
        invoiceId !== null && [
          words.invoice,
          <Link key="invoice" to="/invoices/$invoiceId" params={{ invoiceId }}>
            {words.seeInvoice}
          </Link>,
        ],
      ]}
    />
  );
}

function DraftActions({ draft }: { draft: Draft }) {
  const words = useDraftWords();
  const draftId = draft.id;
  return (
    <>
      <ActionDialog name={words.release} of={draft} isMain send={(key, still) => releaseDraft(draftId, key, still)}>
        <p>{words.releaseText}</p>
      </ActionDialog>
      <ActionDialog
        name={words.drop}
        of={draft}
        isGrave
        send={(key, still) =>
          answerOf(
            api.POST('/v1/drafts/{draftId}/drop', {
              params: { path: { draftId }, header: { 'Idempotency-Key': key, ...still } },
            }),
          )
        }
      >
        <p>{words.dropText}</p>
      </ActionDialog>
    </>
  );
}
