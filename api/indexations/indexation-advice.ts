import type { IndexationAttention } from '../../db/words/indexations.ts';

/** What a person can do where a yearly step needs attention. */
export const INDEXATION_ADVICE: Readonly<Record<IndexationAttention, string>> = {
  debtor_without_email:
    'Give the debtor an e-mail address, or have documents sent on paper: then a step is announced by a letter.',
  index_value_missing: 'Import the values of these months into the index table.',
  price_out_of_range:
    'The detail names line and price: correct the index, change the line, or end the indexation. Nobody has been told of this price.',
  announcement_failed:
    'The mail server has refused the announcement: give the debtor another address, or send it again. The step is not in force.',
  announcement_unsent:
    'The mail server has been away since another day. It is tried on, and the step takes effect the notice after it has gone out.',
  cannot_be_announced:
    'No rule foresees it: the detail holds the error. It is tried again each day; ask whoever runs Termin.',
  lines_cannot_be_changed: 'Read the detail and change the line that it is about, or end the indexation.',
};
