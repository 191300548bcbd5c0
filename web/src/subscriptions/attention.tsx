import { useAttentionWords, type AttentionCode } from './attention-words.ts';
import { WhatToDo } from './what-to-do.tsx';

/** Why something waits for a person, and what that person can do about it. */
export function Attention({
  attention,
}: {
  attention: { code: AttentionCode; detail?: string | null; whatToDo: string };
}) {
  const { code, detail = null } = attention;
  const said = useAttentionWords()(code);
  return (
    <div className="problem">
      <p>
        <strong>{said === null ? code : `${said.reason}.`}</strong> <WhatToDo attention={attention} />
      </p>
      {detail !== null && (
        <p className="why" lang="en">
          {detail}
        </p>
      )}
    </div>
  );
}
