import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { Section } from '../ui/section.tsx';
import { useQueueWords, useTodayWords } from './words.ts';

type Waiting = components['schemas']['Waiting'];
type Queue = keyof Waiting;

/** The screen where each is dealt with, narrowed to what waits. */
const LINKS: Readonly<Record<Queue, (children: ReactNode) => ReactNode>> = {
  drafts: (children) => <Link to="/drafts">{children}</Link>,
  payments: (children) => <Link to="/payments">{children}</Link>,
  subscriptions: (children) => (
    <Link to="/subscriptions" search={{ status: 'needs_attention' }}>
      {children}
    </Link>
  ),
  runs: (children) => (
    <Link to="/groups" search={{ tab: 'runs', status: 'needs_attention' }}>
      {children}
    </Link>
  ),
  findings: (children) => <Link to="/findings">{children}</Link>,
  deliveries: (children) => (
    <Link to="/deliveries" search={{ status: 'in_doubt' }}>
      {children}
    </Link>
  ),
  reminders: (children) => (
    <Link to="/reminders" search={{ tab: 'proposals' }}>
      {children}
    </Link>
  ),
  debtCases: (children) => (
    <Link to="/reminders" search={{ tab: 'cases' }}>
      {children}
    </Link>
  ),
  collections: (children) => (
    <Link to="/invoices" search={{ collectionStatus: 'too_late', paymentStatus: 'open' }}>
      {children}
    </Link>
  ),
  mails: (children) => (
    <Link to="/mails" search={{ status: 'failed' }}>
      {children}
    </Link>
  ),
  refusedAddresses: (children) => (
    <Link to="/mails" search={{ refused: 'true' }}>
      {children}
    </Link>
  ),
  prints: (children) => <Link to="/prints">{children}</Link>,
  receivedFiles: (children) => (
    <Link to="/files" search={{ status: 'refused' }}>
      {children}
    </Link>
  ),
  mandateEvents: (children) => <Link to="/files">{children}</Link>,
};

const ORDER = Object.keys(LINKS) as Queue[];

/** What needs a person: how many, how much, how old the oldest is, and the way there. */
export function WaitingList({ overview }: { overview: components['schemas']['Overview'] }) {
  const words = useTodayWords();
  const { waiting } = overview;
  const queues = ORDER.filter((queue) => waiting[queue].count > 0);
  return (
    <Section title={words.needsYou}>
      {queues.length === 0 ? (
        <NothingWaits overview={overview} />
      ) : (
        <ul className="work">
          {queues.map((queue) => (
            <WaitingRow key={queue} queue={queue} waiting={waiting} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function WaitingRow({ queue, waiting }: { queue: Queue; waiting: Waiting }) {
  const words = useTodayWords();
  const queueWords = useQueueWords();
  const format = useFormat();
  const { count, countIsCapped, oldestAt, total = null }: Waiting[Queue] & { total?: string | null } = waiting[queue];
  return (
    <li>
      <span className="count">
        {format.count(count)}
        {countIsCapped && '+'}
      </span>
      <span className="what">{LINKS[queue](queueWords(queue))}</span>
      <span className="oldest">{oldestAt !== null && words.oldest(format.age(oldestAt))}</span>
      <span className="figures">{total !== null && <Amount amount={total} />}</span>
    </li>
  );
}

/** Says so in a sentence, and what comes by itself. */
function NothingWaits({ overview: { lastSelfCheck, billing } }: { overview: components['schemas']['Overview'] }) {
  const words = useTodayWords();
  const format = useFormat();
  const next = billing.days.find(({ invoices }) => invoices > 0);
  return (
    <p className="nothing">
      {lastSelfCheck === null ? words.nothingWaits : words.nothingSince(format.age(lastSelfCheck.at))}{' '}
      {next !== undefined && words.nextHappens(format.nearDate(next.date))}
    </p>
  );
}
