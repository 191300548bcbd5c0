import { Link, type LinkProps } from '@tanstack/react-router';
import { useShellWords } from './words.ts';

/** The screens, by what they are for. */
export function MainMenu({ isOpen, onChosen }: { isOpen: boolean; onChosen: () => void }) {
  const words = useShellWords();
  return (
    <nav id="main-menu" className={isOpen ? 'open' : ''} aria-label={words.mainMenu} onClickCapture={onChosen}>
      <ul>
        <Entry to="/">{words.today}</Entry>
      </ul>
      <h2>{words.billing}</h2>
      <ul>
        <Entry to="/invoices">{words.invoices}</Entry>
      </ul>
      <h2>{words.money}</h2>
      <ul>
        <Entry to="/payments">{words.payments}</Entry>
        <Entry to="/files">{words.files}</Entry>
        <Entry to="/deliveries">{words.deliveries}</Entry>
      </ul>
      <h2>{words.books}</h2>
      <ul>
        <Entry to="/findings">{words.findings}</Entry>
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
