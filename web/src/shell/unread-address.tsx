import { useLocation, useMatches, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommonWords } from '../words/common.ts';
import { filtersOf, OF_ANY, parseSearch } from './pick-search.ts';
import { useShellWords } from './words.ts';

/** The address that the page was opened by: the router takes out of it what its screen does not know. */
const OPENED_BY = { pathname: location.pathname, search: parseSearch(location.search) };

/** Says what of the address the screen did not understand, and so does not show. */
export function UnreadAddress() {
  const words = useShellWords();
  const common = useCommonWords();
  const { pathname } = useLocation();
  const { routesById } = useRouter();
  const routeId = useMatches({ select: (matches) => matches.at(-1)?.routeId });
  const known = [...OF_ANY, ...(routeId === undefined ? [] : filtersOf(routesById[routeId].options.validateSearch))];
  const [isSeen, setIsSeen] = useState(false);
  const unread = Object.entries(OPENED_BY.search).filter(([name]) => !known.includes(name));
  if (isSeen || pathname !== OPENED_BY.pathname || unread.length === 0) return null;
  return (
    <div className="notice" role="status">
      <p>{words.notUnderstood(unread.map((entry) => entry.join('=')).join(', '))}</p>
      <button type="button" className="plain" onClick={() => setIsSeen(true)}>
        {common.close}
      </button>
    </div>
  );
}
