import type { ReactNode } from 'react';
import { TrailButton } from '../audit/trail-button.tsx';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { Status } from '../ui/status.tsx';
import { HoldBack, Release } from './hold-actions.tsx';
import { useHoldWords } from './hold-words.ts';
import { useHold, type Hold, type Holdable } from './holds.ts';

/** Whether an invoice, or all of a debtor's, is held back from reminders, why and until when; and what changes that. */
export function HoldSection({
  debtorId,
  invoiceId,
  title,
  children,
}: Holdable & { title?: string; children?: ReactNode }) {
  const words = useHoldWords();
  const mayHold = useMay('bookkeeper');
  const hold = useHold({ debtorId, invoiceId });
  const shown = hold.data?.hold ?? null;
  return (
    <Section
      title={title ?? words.title}
      aside={
        mayHold &&
        hold.data !== undefined && (
          <div className="actions">
            <HoldBack debtorId={debtorId} invoiceId={invoiceId} hold={shown} />
            {shown !== null && <Release debtorId={debtorId} invoiceId={invoiceId} hold={shown} />}
          </div>
        )
      }
    >
      {children}
      <Shown answer={hold}>{({ hold: found }) => <HoldText hold={found} />}</Shown>
    </Section>
  );
}

function HoldText({ hold }: { hold: Hold | null }) {
  const words = useHoldWords();
  if (hold === null) return <p className="hint">{words.isReminded}</p>;
  const { reason, isDisputed } = hold;
  return (
    <>
      <p>
        <HoldStatus hold={hold} />
      </p>
      <p>{reason}</p>
      {isDisputed && <p className="why">{words.disputed}</p>}
      <TrailButton of={reason} path={`/v1/reminder-holds/${hold.id}/audit`} />
    </>
  );
}

/** That nothing is reminded of, and until when. */
export function HoldStatus({ hold: { until, inForce } }: { hold: Hold }) {
  const words = useHoldWords();
  const format = useFormat();
  if (!inForce) return <Status tone="quiet">{words.isOver}</Status>;
  return <Status tone="waiting">{until === null ? words.isHeld : words.heldThrough(format.date(until))}</Status>;
}
