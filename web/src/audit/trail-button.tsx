import { useId, useState } from 'react';
import { useModal } from '../ui/use-modal.ts';
import { useCommonWords } from '../words/common.ts';
import { ChangesList } from './changes-list.tsx';
import { useAuditWords } from './words.ts';

interface Trail {
  /** Of what the trail is, in a few words. */
  readonly of: string;
  readonly path: `/v1/${string}/audit`;
}

/** A quiet button that shows who has changed what of something that has no screen of its own. */
export function TrailButton(trail: Trail) {
  const words = useAuditWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="plain" onClick={() => setIsOpen(true)}>
        {words.title}
      </button>
      {isOpen && <TrailDialog {...trail} onClose={() => setIsOpen(false)} />}
    </>
  );
}

/** It closes by Escape too. */
function TrailDialog({ of, path, onClose }: Trail & { onClose: () => void }) {
  const words = useAuditWords();
  const common = useCommonWords();
  const id = useId();
  const dialog = useModal();
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>
        {words.title}: {of}
      </h2>
      <ChangesList path={path} />
      <div className="actions">
        <button type="button" onClick={onClose}>
          {common.close}
        </button>
      </div>
    </dialog>
  );
}
