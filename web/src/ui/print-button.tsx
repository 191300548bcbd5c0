import { useCommonWords } from '../words/common.ts';

/** Prints what is shown, without menus and filters. */
export function PrintButton() {
  const words = useCommonWords();
  return (
    <button type="button" onClick={() => globalThis.print()}>
      {words.print}
    </button>
  );
}
