import { useId } from 'react';
import { useCommonWords } from '../words/common.ts';
import { CopyButton } from './copy-button.tsx';
import { useModal } from './use-modal.ts';

/** What is shown once and never again, such as a key: it stays until one says that it is kept. Escape does not close it. */
export function ShownOnce({
  title,
  text,
  secrets,
  onKept,
}: {
  title: string;
  text: string;
  secrets: readonly string[];
  onKept: () => void;
}) {
  const words = useCommonWords();
  const id = useId();
  const dialog = useModal();
  return (
    <dialog ref={dialog} aria-labelledby={id} className="shown-once" onCancel={(event) => event.preventDefault()}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      <ul>
        {secrets.map((secret) => (
          <li key={secret}>
            <code>{secret}</code>
          </li>
        ))}
      </ul>
      <CopyButton text={secrets.join('\n')} />
      <div className="actions">
        <button type="button" className="main" onClick={onKept}>
          {words.haveKept}
        </button>
      </div>
    </dialog>
  );
}
