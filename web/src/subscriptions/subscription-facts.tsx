import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useSession } from '../shell/session.tsx';
import { Day } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { Span } from '../ui/span.tsx';
import { Status } from '../ui/status.tsx';
import { WorkflowLink } from '../ui/workflow-link.tsx';
import { SubscriptionStatus } from './subscription-status.tsx';
import { usePartialWords } from './terms-words.ts';
import { useTerms } from './use-terms.ts';
import { useSubscriptionWords } from './words.ts';

type Subscription = components['schemas']['Subscription'];

/** What has been agreed, how far it is billed and what comes next. */
export function SubscriptionFacts({ subscription }: { subscription: Subscription }) {
  const words = useSubscriptionWords();
  const terms = useTerms();
  const partialWords = usePartialWords();
  const format = useFormat();
  const { temporalUiUrl } = useSession();
  const { nextPeriod, endOn, billedThrough, alignment, firstPartial, lastPartial, draftWindowDays } = subscription;
  return (
    <Facts
      facts={[
        [words.state, <SubscriptionStatus key="state" subscription={subscription} />],
        nextPeriod !== null && [words.nextPeriod, <Span key="next" {...nextPeriod} />],
        nextPeriod !== null && [words.billedAt, format.instant(nextPeriod.billedAt)],
        subscription.held !== null && [words.held, <Held key="held" held={subscription.held} />],
        [words.billedThrough, billedThrough === null ? words.notBilled : <Day key="through" date={billedThrough} />],
        [words.howOften, terms.interval(subscription.interval)],
        [words.charged, terms.charge(subscription)],
        [words.terms, terms.paymentTerms(subscription.paymentTerms)],
        [words.started, <Day key="start" date={subscription.startOn} />],
        [words.endsOn, endOn === null ? words.noEnd : <Day key="end" date={endOn} />],
        [words.periodsBegin, terms.alignment(alignment)],
        [
          words.partials,
          `${words.partialFirst(partialWords(firstPartial))}, ${words.partialLast(partialWords(lastPartial))}`,
        ],
        [words.draftWindow, draftWindowDays === 0 ? words.noDraftWindow : words.draftWindowDays(draftWindowDays)],
        subscription.debtorId !== null && [
          words.debtor,
          <Link key="debtor" to="/debtors/$debtorId" params={{ debtorId: subscription.debtorId }}>
            {words.customer(subscription.customerNumber ?? '')}
          </Link>,
        ],
        subscription.kind === 'group' && [
          words.members,
          <Link key="members" to="/groups/$subscriptionId" params={{ subscriptionId: subscription.id }}>
            {words.toMembers}
          </Link>,
        ],
        subscription.reactivatesId !== null && [
          words.continues,
          <Link
            key="earlier"
            to="/subscriptions/$subscriptionId"
            params={{ subscriptionId: subscription.reactivatesId }}
          >
            {words.earlier}
          </Link>,
        ],
        temporalUiUrl !== null && [
          words.workflow,
          <WorkflowLink key="workflow" id={`subscription/${subscription.id}`} />,
        ],
      ]}
    />
  );
}

function Held({ held }: { held: NonNullable<Subscription['held']> }) {
  const words = useSubscriptionWords();
  const format = useFormat();
  if (held.why === 'paused') {
    return (
      <Status tone="waiting">
        {held.until === null ? words.heldByPause : words.heldByPauseUntil(format.dayOf(held.until))}
      </Status>
    );
  }
  return (
    <Status tone="waiting">
      <span>
        {words.heldByDraft}{' '}
        {held.draftId !== null && (
          <Link to="/drafts/$draftId" params={{ draftId: held.draftId }}>
            {words.toDraft}
          </Link>
        )}
      </span>
    </Status>
  );
}
