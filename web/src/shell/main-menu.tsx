import { Link, type LinkProps } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useMay, useSession } from './session.tsx';
import { useShellWords } from './words.ts';

type Queue = keyof components['schemas']['Waiting'];

const ASK_AGAIN_MS = 30_000;

/** The screens, by what they are for, with what waits on each. */
export function MainMenu({ isOpen, onChosen }: { isOpen: boolean; onChosen: () => void }) {
  const words = useShellWords();
  const isAdmin = useMay('admin');
  const { person, creditor } = useSession();
  const waits = useWaiting();
  return (
    <nav id="main-menu" className={isOpen ? 'open' : ''} aria-label={words.mainMenu} onClickCapture={onChosen}>
      {creditor !== null && (
        <>
          <ul>
            <Entry to="/">{words.today}</Entry>
          </ul>
          <h2>{words.customers}</h2>
          <ul>
            <Entry to="/debtors">{words.debtors}</Entry>
            <Entry to="/subscriptions" count={waits('subscriptions')}>
              {words.subscriptions}
            </Entry>
            <Entry to="/groups" count={waits('runs')}>
              {words.groups}
            </Entry>
            <Entry to="/prices">{words.prices}</Entry>
          </ul>
          <h2>{words.billing}</h2>
          <ul>
            <Entry to="/drafts" count={waits('drafts')}>
              {words.drafts}
            </Entry>
            <Entry to="/invoices" count={waits('collections')}>
              {words.invoices}
            </Entry>
            <Entry to="/reminders" count={waits('reminders', 'debtCases')}>
              {words.reminders}
            </Entry>
            <Entry to="/mails" count={waits('mails', 'refusedAddresses')}>
              {words.mails}
            </Entry>
            <Entry to="/prints" count={waits('prints')}>
              {words.prints}
            </Entry>
          </ul>
          <h2>{words.money}</h2>
          <ul>
            <Entry to="/payments" count={waits('payments')}>
              {words.payments}
            </Entry>
            <Entry to="/files" count={waits('receivedFiles', 'mandateEvents')}>
              {words.files}
            </Entry>
            <Entry to="/deliveries" count={waits('deliveries')}>
              {words.deliveries}
            </Entry>
          </ul>
          <h2>{words.books}</h2>
          <ul>
            <Entry to="/ledger">{words.ledger}</Entry>
            <Entry to="/findings" count={waits('findings')}>
              {words.findings}
            </Entry>
            <Entry to="/audit">{words.audit}</Entry>
          </ul>
          <h2>{words.setUp}</h2>
          <ul>
            <Entry to="/imports">{words.imports}</Entry>
            <Entry to="/settings">{words.settings}</Entry>
            {isAdmin && <Entry to="/access">{words.access}</Entry>}
          </ul>
        </>
      )}
      <ul>
        {person.isOperator && <Entry to="/operator">{words.operator}</Entry>}
        <Entry to="/account">{words.account}</Entry>
      </ul>
    </nav>
  );
}

/** How many wait in a queue; asked as the screen Today asks, so it is asked once. */
function useWaiting(): (...queues: readonly Queue[]) => number {
  const { creditor } = useSession();
  const { data } = useAnswer(['overview'], (signal) => answerOf(api.GET('/v1/overview', { signal })), {
    refetchMs: ASK_AGAIN_MS,
    enabled: creditor !== null,
  });
  return (...queues) => queues.reduce((sum, queue) => sum + (data?.waiting[queue].count ?? 0), 0);
}

function Entry({ to, count = 0, children }: { to: NonNullable<LinkProps['to']>; count?: number; children: string }) {
  const words = useShellWords();
  return (
    <li>
      <Link
        to={to}
        activeOptions={{ exact: to === '/', includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
      >
        {children}
        {count > 0 && (
          <span className="waiting-count">
            {count}
            <span className="unseen"> {words.waitingHere}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
