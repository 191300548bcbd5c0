import type { Obstacle } from '../domain/compose-invoice.ts';

/** Why a subscription waits for a person. Stored with it, shown by the API and in the Temporal UI. */
export type AttentionCode = Obstacle | 'cannot_be_drafted';
