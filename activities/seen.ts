import type { QueuedMailKind } from '../db/words/mails.ts';
import type { ChannelDoubt } from '../db/words/deliveries.ts';
import type { MatchOutcome } from '../domain/payments/match-decision.ts';
import type { NotBilled } from './invoices/take-turn.ts';

/** What became of a period that was asked for, in a word. */
export type DraftKind = 'issued' | 'run_started' | Exclude<NotBilled['kind'], 'held'> | 'paused' | 'awaiting_approval';

/** What has been done and is in the database: in words alone, nothing of anybody. What is done anew after a worker was lost is told anew. */
export type Done =
  /** @property dueAtMs the moment from which it could have been drafted, epoch ms; null where none is told. */
  | { readonly what: 'draft'; readonly kind: DraftKind; readonly dueAtMs: number | null }
  | {
      readonly what: 'mail';
      readonly kind: QueuedMailKind | 'indexation';
      readonly outcome: 'sent' | 'refused' | 'none' | 'later' | 'given_up';
    }
  | { readonly what: 'match'; readonly outcome: MatchOutcome }
  | { readonly what: 'file'; readonly outcome: 'read' | 'refused' | 'handed_over' | ChannelDoubt }
  /** @property code of the system, the database or the mail server; null where it has none. */
  | { readonly what: 'failure'; readonly activity: string; readonly code: string | null };

/** Is told of what activities have done; never fails. */
export type Seen = (done: Done) => void;

/** The word of what became of a period. */
export function draftKindOf(
  outcome: { readonly kind: 'issued' } | { readonly kind: 'started' } | NotBilled,
): DraftKind {
  if (outcome.kind === 'held') return outcome.why;
  return outcome.kind === 'started' ? 'run_started' : outcome.kind;
}
