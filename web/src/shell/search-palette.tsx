import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { LONGEST_SEARCH } from '../api/query.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useModal } from '../ui/use-modal.ts';
import { useCommonWords } from '../words/common.ts';
import { useKeyWords } from './key-words.ts';
import { useFound, type Hit } from './use-found.ts';

/** One field over everything: what is typed is looked for among the creditor's things and the screens; Enter goes there. */
export function SearchPalette({ onClose }: { onClose: () => void }) {
  const words = useKeyWords();
  const common = useCommonWords();
  const navigate = useNavigate();
  const id = useId();
  const dialog = useModal();
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const { groups, isAsking, error } = useFound(typed);
  const hits = groups.flatMap((group) => group.hits);
  const at = Math.min(marked, Math.max(hits.length - 1, 0));
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  const goTo = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    onClose();
    void navigate({ to: hit.address as '/' });
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={words.searchAll} onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label={words.searchAll}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={hits.length > 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder={words.searchHint}
        autoComplete="off"
        maxLength={LONGEST_SEARCH}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
        }}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (by !== 0 && hits.length > 0) setMarked((at + by + hits.length) % hits.length);
          else if (event.key === 'Enter' && !isAsking) goTo(hits[at]);
          else return;
          event.preventDefault();
        }}
      />
      {typed.length === LONGEST_SEARCH && <p className="hint">{words.longest(LONGEST_SEARCH)}</p>}
      <ProblemNote error={error} />
      <HitList id={id} groups={groups} at={at} onChosen={goTo} />
      <p className="unseen" role="status">
        {isAsking ? common.loading : words.found(hits.length)}
      </p>
      {hits.length === 0 && !isAsking && error === null && (
        <p className="nothing">{words.nothingFound(typed.trim())}</p>
      )}
    </dialog>
  );
}

function HitList({
  id,
  groups,
  at,
  onChosen,
}: {
  id: string;
  groups: ReturnType<typeof useFound>['groups'];
  at: number;
  onChosen: (hit: Hit) => void;
}) {
  const words = useKeyWords();
  const hits = groups.flatMap((group) => group.hits);
  return (
    <div id={`${id}-list`} role="listbox" aria-label={words.search}>
      {groups.map((group) => (
        <div key={group.name} role="group" aria-label={group.name}>
          <p className="group-name" aria-hidden="true">
            {group.name}
          </p>
          {group.hits.map((hit) => {
            const place = hits.indexOf(hit);
            return (
              // The field keeps the focus and has the keys: the mouse alone chooses here.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={hit.address}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === at}
                onClick={() => onChosen(hit)}
              >
                <span>{hit.name}</span>
                <span className="note">{hit.note}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
