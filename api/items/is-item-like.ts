import { raw } from '@mikro-orm/core';
import { likeAnywhere } from '../http/pages.ts';

/** All by which an item is found, in one text: the index `item_search` is on this very expression. No search holds a line break. */
export const ITEM_WORDS = (alias: string): string =>
  `lower(${alias}.item_number || E'\\n' || ${alias}.name_da || E'\\n' || ${alias}.name_en)`;

/** That an item's number, or its name in either language, has `q` as a part. */
export const isItemLike = (q: string) => ({ [raw(ITEM_WORDS)]: { $like: likeAnywhere(q) } });
