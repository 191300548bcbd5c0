import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { ChangesList } from '../audit/changes-list.tsx';
import { SubscriptionStatus } from '../subscriptions/subscription-status.tsx';
import { Day, Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { GroupPreview } from './group-preview.tsx';
import { membersOfSubscription } from './members-of.ts';
import { MembersTable } from './members-table.tsx';
import { ReachedDebtors } from './reached-debtors.tsx';
import { RunsTable } from './runs-table.tsx';
import { MemberTermsTable } from './terms-table.tsx';
import { WhatToDo } from '../subscriptions/what-to-do.tsx';
import { useGroupWords } from './words.ts';

type Subscription = components['schemas']['Subscription'];

const ROUTE = '/groups/$subscriptionId';
const TABS = ['members', 'reached', 'preview', 'terms', 'runs', 'changes'] as const;

export function SubscriptionGroupScreen() {
  const { subscriptionId } = useParams({ from: ROUTE });
  const answer = useAnswer(['subscriptions', subscriptionId], (signal) =>
    answerOf(api.GET('/v1/subscriptions/{subscriptionId}', { params: { path: { subscriptionId } }, signal })),
  );
  return <ScreenOf answer={answer}>{(shown) => <ShownGroup key={shown.id} group={shown} />}</ScreenOf>;
}

function ShownGroup({ group }: { group: Subscription }) {
  const words = useGroupWords();
  const { tab } = useSearch({ from: ROUTE });
  const current = TABS.find((one) => one === tab) ?? 'members';
  return (
    <Screen
      title={group.reference ?? words.noReference}
      subtitle={words.subscriptionGroups}
      actions={
        <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId: group.id }}>
          {words.toSubscription}
        </Link>
      }
    >
      <GroupFacts group={group} />
      <Tabs label={words.groupTabs} current={current} tabs={TABS.map((one) => [one, words[one]] as const)} />
      <TabContent tab={current} subscriptionId={group.id} />
    </Screen>
  );
}

function GroupFacts({ group }: { group: Subscription }) {
  const words = useGroupWords();
  const { status, attention, nextPeriod, startOn, endOn, billedThrough } = group;
  return (
    <Facts
      facts={[
        [
          words.state,
          <div key="status">
            <SubscriptionStatus subscription={{ status, attention: null }} />
            {attention !== null && (
              <p className="why">
                <WhatToDo attention={attention} />
              </p>
            )}
          </div>,
        ],
        nextPeriod !== null && [
          words.nextPeriod,
          <span key="period">
            <Day date={nextPeriod.from} /> – <Day date={nextPeriod.to} />
          </span>,
        ],
        nextPeriod !== null && [words.nextBilling, <Moment key="billing" instant={nextPeriod.billedAt} />],
        billedThrough !== null && [words.billedThrough, <Day key="through" date={billedThrough} />],
        [words.startOn, <Day key="start" date={startOn} />],
        endOn !== null && [words.endOn, <Day key="end" date={endOn} />],
      ]}
    />
  );
}

function TabContent({ tab, subscriptionId }: { tab: (typeof TABS)[number]; subscriptionId: string }) {
  const search = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const narrow = (changed: typeof search): void => void navigate({ search: { ...search, ...changed }, replace: true });
  switch (tab) {
    case 'members':
      return (
        <MembersTable
          members={membersOfSubscription(subscriptionId)}
          on={search.on}
          onFilter={(on) => narrow({ on })}
        />
      );
    case 'reached':
      return <ReachedDebtors subscriptionId={subscriptionId} from={search.from} to={search.to} onFilter={narrow} />;
    case 'preview':
      return <GroupPreview subscriptionId={subscriptionId} />;
    case 'terms':
      return <MemberTermsTable subscriptionId={subscriptionId} />;
    case 'runs':
      return <RunsTable subscriptionId={subscriptionId} />;
    case 'changes':
      return <ChangesList path={`/v1/subscriptions/${subscriptionId}/audit`} />;
  }
}
