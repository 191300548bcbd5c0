import { useId } from 'react';
import { useModal } from '../ui/use-modal.ts';
import { useCommonWords } from '../words/common.ts';
import { useKeyWords } from './key-words.ts';
import { useScreens } from './screens.ts';

/** All keys. It closes by Escape too. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const words = useKeyWords();
  const common = useCommonWords();
  const screens = useScreens();
  const id = useId();
  const dialog = useModal();
  const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
    [['Ctrl', 'K'], words.searchAll],
    [['/'], words.searchHere],
    [['j'], words.nextRow],
    [['k'], words.rowBefore],
    [['Enter'], words.openRow],
    [['n'], words.makeNew],
    [['?'], words.showKeys],
  ];
  return (
    <dialog ref={dialog} aria-labelledby={id} className="keys" onClose={onClose}>
      <h2 id={id}>{words.title}</h2>
      <div className="two-columns">
        <KeyList keys={keys} />
        <KeyList keys={screens.map(({ letter, name }) => [['g', letter], name] as const)} />
      </div>
      <p className="hint">{words.switchText}</p>
      <div className="actions">
        <button type="button" onClick={onClose}>
          {common.close}
        </button>
      </div>
    </dialog>
  );
}

function KeyList({ keys }: { keys: readonly (readonly [keys: readonly string[], does: string])[] }) {
  return (
    <dl>
      {keys.map(([pressed, does]) => (
        <div key={does}>
          <dt>
            {pressed.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
