import { Suspense, useState } from 'react';
import { lazyPart } from '../ui/lazy-part.ts';
import { useKeyWords } from './key-words.ts';
import { usePageKeys } from './use-page-keys.ts';

const SearchPalette = lazyPart(async () => (await import('./search-palette.tsx')).SearchPalette);
const KeysHelp = lazyPart(async () => (await import('./keys-help.tsx')).KeysHelp);

/** The top bar's search, which opens over everything, and the keys of the page. What opens comes after all that is shown. */
export function SearchAndKeys() {
  const words = useKeyWords();
  const [opened, setOpened] = useState<'search' | 'help' | null>(null);
  const close = (): void => setOpened(null);
  usePageKeys({ openSearch: () => setOpened('search'), openHelp: () => setOpened('help') });
  return (
    <>
      <button type="button" className="search" aria-keyshortcuts="Control+K" onClick={() => setOpened('search')}>
        {words.searchAll}
        <span className="short" aria-hidden="true">
          <kbd>Ctrl</kbd>
          <kbd>K</kbd>
        </span>
      </button>
      <Suspense>
        {opened === 'search' && <SearchPalette onClose={close} />}
        {opened === 'help' && <KeysHelp onClose={close} />}
      </Suspense>
    </>
  );
}
