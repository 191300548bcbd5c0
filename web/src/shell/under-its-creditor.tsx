import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Screen } from '../ui/screen.tsx';
import { useChooseCreditor } from './choose-creditor.ts';
import { stringifySearch } from './pick-search.ts';
import { useSession } from './session.tsx';
import { useShellWords } from './words.ts';

/**
 * A screen under the creditor that its address names by `creditor`, as a link from a workflow does. Where another is chosen it asks, since
 * to choose makes every window of the browser begin anew, with what is typed there.
 */
export function UnderItsCreditor({ children }: { children: ReactNode }) {
  const { pathname, search, hash } = useLocation();
  const { creditor: named, ...own }: Readonly<Record<string, unknown>> = search;
  const { creditor, creditors } = useSession();
  const { history } = useRouter();
  const isHere = named !== undefined && named === creditor?.id;
  const address = `${pathname}${stringifySearch(own)}${hash === '' ? '' : `#${hash}`}`;
  useEffect(() => {
    // It has done its work: the address goes on to be that of the screen.
    if (isHere) history.replace(address);
  }, [isHere, address, history]);
  if (named === undefined || isHere) return children;
  return <OfAnother creditor={creditors.find(({ id }) => id === named) ?? null} />;
}

/** `creditor` is null where the person is nothing there. */
function OfAnother({ creditor }: { creditor: { readonly id: string; readonly name: string } | null }) {
  const words = useShellWords();
  const { creditor: chosen } = useSession();
  const choose = useChooseCreditor(null);
  if (creditor === null) {
    return (
      <Screen title={words.ofAnother}>
        <p>{words.ofAnotherNotYours}</p>
        <p>
          <Link to="/">{words.toToday}</Link>
        </p>
      </Screen>
    );
  }
  const { id, name } = creditor;
  return (
    <Screen title={words.ofAnother}>
      <p>{chosen === null ? words.ofAnotherUnchosen(name) : words.ofAnotherText(name, chosen.name)}</p>
      <ProblemNote error={choose.error} />
      <div className="actions">
        <button type="button" className="main" aria-disabled={choose.isPending} onClick={() => choose.mutate(id)}>
          {words.switchTo(name)}
        </button>
        <Link to="/">{words.toToday}</Link>
      </div>
    </Screen>
  );
}
