import { useAttentionWords, type AttentionCode } from './attention-words.ts';

/** What a person must do before something is billed; a code that is new here says it as the API does. */
export function WhatToDo({ attention: { code, whatToDo } }: { attention: { code: AttentionCode; whatToDo: string } }) {
  const said = useAttentionWords()(code);
  return said === null ? <span lang="en">{whatToDo}</span> : said.whatToDo;
}
