import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What a list of workflows in the Temporal UI can be searched by and shows in its columns. Ids, dates and states only. */
export const creditorKey = defineSearchAttributeKey('TerminCreditorId', SearchAttributeType.KEYWORD);
export const stateKey = defineSearchAttributeKey('TerminState', SearchAttributeType.KEYWORD);
export const nextBillingKey = defineSearchAttributeKey('TerminNextBilling', SearchAttributeType.DATETIME);
export const attentionKey = defineSearchAttributeKey('TerminAttention', SearchAttributeType.KEYWORD);

/** Names and types, as the Temporal server is told them once. */
export const SEARCH_ATTRIBUTES = {
  [creditorKey.name]: 'Keyword',
  [stateKey.name]: 'Keyword',
  [nextBillingKey.name]: 'Datetime',
  [attentionKey.name]: 'Keyword',
} as const;
