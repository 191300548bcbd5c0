import { useAttentionWords, type AttentionCode } from './attention-words.ts';

/** Why something waits for a person, and what that person can do about it. */
export function Attention({
  attention: { code, detail = null, whatToDo },
}: {
  attention: { code: AttentionCode; detail?: string | null; whatToDo: string };
}) {
  const said = useAttentionWords()(code);
  return (
    <div className="problem">
      <p>
        <strong>{said === null ? code : `${said.reason}.`}</strong>{' '}
        {said === null ? <span lang="en">{whatToDo}</span> : said.whatToDo}
      </p>
      {detail !== null && (
        <p className="why" lang="en">
          {detail}
        </p>
      )}
    </div>
  );
}
