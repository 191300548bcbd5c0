import { useAttentionWords, useLineRefusalWords, type AttentionCode, type LineRefusal } from './attention-words.ts';
import { WhatToDo } from './what-to-do.tsx';

/** Why something waits for a person, and what that person can do about it. */
export function Attention({
  attention,
}: {
  attention: { code: AttentionCode; detail?: string | null; refusal?: LineRefusal | null; whatToDo: string };
}) {
  const { code, detail = null, refusal = null } = attention;
  const refusalWords = useLineRefusalWords();
  const said = useAttentionWords()(code);
  return (
    <div className="problem">
      <p>
        <strong>{said === null ? code : `${said.reason}.`}</strong> <WhatToDo attention={attention} />
      </p>
      {refusal !== null ? (
        <p className="why">{refusalWords(refusal)}</p>
      ) : (
        detail !== null && (
          <p className="why" lang="en">
            {detail}
          </p>
        )
      )}
    </div>
  );
}
