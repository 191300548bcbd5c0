import { useState } from 'react';
import { useCommonWords } from '../words/common.ts';

/** Copies a text, and says so. Where the browser lets no page copy (plain http) there is none: the text can be marked by hand. */
export function CopyButton({ text }: { text: string }) {
  const words = useCommonWords();
  const [isCopied, setIsCopied] = useState(false);
  if (!('clipboard' in navigator)) return null;
  return (
    <span className="actions">
      <button
        type="button"
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => setIsCopied(true),
            () => setIsCopied(false),
          );
        }}
      >
        {words.copy}
      </button>
      <span role="status">{isCopied && words.copied}</span>
    </span>
  );
}
