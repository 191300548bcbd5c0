import { useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { ChangesList } from '../audit/changes-list.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Attention } from './attention.tsx';
import { LinesTab } from './lines-tab.tsx';
import { IndexationTab } from './indexation-tab.tsx';
import { NextInvoices } from './next-invoices.tsx';
import { PausesTab } from './pauses-tab.tsx';
import { PeriodsTab } from './periods-tab.tsx';
import { SubscriptionActions } from './subscription-actions.tsx';
import { SubscriptionFacts } from './subscription-facts.tsx';
import { useSubscriptionName } from './subscription-name.ts';
import { useSubscriptionWords } from './words.ts';

type Subscription = components['schemas']['Subscription'];

const TABS = ['overview', 'lines', 'periods', 'pauses', 'indexation', 'changes'] as const;
type Tab = (typeof TABS)[number];

export function SubscriptionScreen() {
  const { subscriptionId } = useParams({ from: '/subscriptions/$subscriptionId' });
  const subscription = useAnswer(['subscriptions', subscriptionId], (signal) =>
    answerOf(api.GET('/v1/subscriptions/{subscriptionId}', { params: { path: { subscriptionId } }, signal })),
  );
  return (
    <ScreenOf answer={subscription}>{(shown) => <ShownSubscription key={shown.id} subscription={shown} />}</ScreenOf>
  );
}

function ShownSubscription({ subscription }: { subscription: Subscription }) {
  const words = useSubscriptionWords();
  const nameOf = useSubscriptionName();
  const { tab: asked } = useSearch({ from: '/subscriptions/$subscriptionId' });
  const tab = TABS.find((one) => one === asked) ?? 'overview';
  const { kind, reference, attention } = subscription;
  // A group has no invoice of its own to say what is paid, and no yearly step.
  const tabs = TABS.filter((one) => kind === 'single' || one !== 'indexation');
  return (
    <Screen
      title={nameOf(subscription)}
      subtitle={kind === 'group' ? words.group : reference}
      actions={<SubscriptionActions subscription={subscription} />}
    >
      {attention !== null && <Attention attention={attention} />}
      <Tabs label={words.parts} current={tab} tabs={tabs.map((one) => [one, words[one]] as const)} />
      <Part tab={tab} subscription={subscription} />
    </Screen>
  );
}

function Part({ tab, subscription }: { tab: Tab; subscription: Subscription }) {
  switch (tab) {
    case 'lines':
      return <LinesTab subscription={subscription} />;
    case 'periods':
      return <PeriodsTab subscription={subscription} />;
    case 'pauses':
      return <PausesTab subscription={subscription} />;
    case 'indexation':
      return <IndexationTab subscriptionId={subscription.id} />;
    case 'changes':
      return <ChangesList path={`/v1/subscriptions/${subscription.id}/audit`} />;
    case 'overview':
      return (
        <>
          <SubscriptionFacts subscription={subscription} />
          {subscription.kind === 'single' && <NextInvoices subscriptionId={subscription.id} />}
        </>
      );
  }
}
