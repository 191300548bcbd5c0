import { Link } from '@tanstack/react-router';
import { useLeave } from '../ui/leave.ts';
import { useChooseCreditor } from './choose-creditor.ts';
import { useSignOut } from './sign-out.ts';
import { SearchAndKeys } from './search-and-keys.tsx';
import { useSession } from './session.tsx';
import { useShellWords } from './words.ts';

/** Whose books these are, and who looks at them. */
export function TopBar({ isMenuOpen, onMenu }: { isMenuOpen: boolean; onMenu: () => void }) {
  const words = useShellWords();
  const { person } = useSession();
  const leave = useLeave();
  const signOut = useSignOut();
  return (
    <header className="top-bar">
      <button
        type="button"
        className="menu-button"
        aria-expanded={isMenuOpen}
        aria-controls="main-menu"
        onClick={onMenu}
      >
        {words.menu}
      </button>
      <Link to="/" className="brand">
        Termin
      </Link>
      <CreditorChoice />
      <SearchAndKeys />
      <div className="who">
        <Link to="/account" className="name" aria-label={`${words.account}: ${person.name}`}>
          {person.name}
        </Link>
        <button type="button" className="plain" onClick={() => leave(() => signOut.mutate())}>
          {words.signOut}
        </button>
      </div>
    </header>
  );
}

function CreditorChoice() {
  const words = useShellWords();
  const { creditor, creditors } = useSession();
  const choose = useChooseCreditor();
  // An operator who has chosen none finds the only one here again.
  if (creditors.length === 0 || (creditors.length === 1 && creditor !== null))
    return <span className="creditor">{creditor?.name}</span>;
  return (
    <label className="creditor">
      <span className="unseen">{words.creditor}</span>
      <select value={creditor?.id ?? ''} onChange={(event) => choose.mutate(event.target.value)}>
        {creditor === null && <option value="">{words.chooseCreditor}</option>}
        {creditors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
