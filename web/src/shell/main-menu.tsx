import { Link, type LinkProps } from '@tanstack/react-router';
import { useMay, useSession } from './session.tsx';
import { useShellWords } from './words.ts';

/** The screens, by what they are for. */
export function MainMenu({ isOpen, onChosen }: { isOpen: boolean; onChosen: () => void }) {
  const words = useShellWords();
  const isAdmin = useMay('admin');
  const { person } = useSession();
  return (
    <nav id="main-menu" className={isOpen ? 'open' : ''} aria-label={words.mainMenu} onClickCapture={onChosen}>
      <ul>
        <Entry to="/">{words.today}</Entry>
      </ul>
      <h2>{words.customers}</h2>
      <ul>
        <Entry to="/debtors">{words.debtors}</Entry>
      </ul>
      <h2>{words.billing}</h2>
      <ul>
        <Entry to="/invoices">{words.invoices}</Entry>
      </ul>
      <h2>{words.books}</h2>
      <ul>
        <Entry to="/ledger">{words.ledger}</Entry>
        <Entry to="/audit">{words.audit}</Entry>
      </ul>
      <h2>{words.setUp}</h2>
      <ul>
        <Entry to="/settings">{words.settings}</Entry>
        {isAdmin && <Entry to="/access">{words.access}</Entry>}
        {person.isOperator && <Entry to="/operator">{words.operator}</Entry>}
        <Entry to="/account">{words.account}</Entry>
      </ul>
    </nav>
  );
}

function Entry({ to, children }: { to: NonNullable<LinkProps['to']>; children: string }) {
  return (
    <li>
      <Link
        to={to}
        activeOptions={{ exact: to === '/', includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
      >
        {children}
      </Link>
    </li>
  );
}
