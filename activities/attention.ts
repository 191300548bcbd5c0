import type { Obstacle } from '../domain/compose-invoice.ts';

/**
 * Why a subscription waits for a person. Stored with it, shown by the API and in the Temporal UI; `subscription_missing` in the
 * Temporal UI alone, for it means that the database knows nothing of the subscription, as after an older backup was restored.
 */
export type AttentionCode = Obstacle | 'cannot_be_drafted' | 'subscription_missing';
