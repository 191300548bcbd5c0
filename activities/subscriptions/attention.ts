import type { Obstacle } from '../../domain/invoices/compose-invoice.ts';

/**
 * Why a subscription waits for a person. Stored with it, shown by the API and in the Temporal UI.
 *
 * Two come of a backup of another age and may show in the Temporal UI alone: `subscription_missing`, the database knows nothing of
 * the subscription; `out_of_step`, the database has billed less of it than its workflow.
 */
export type AttentionCode =
  Obstacle | 'cannot_be_drafted' | 'group_without_members' | 'out_of_step' | 'subscription_missing';
