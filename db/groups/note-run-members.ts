import type { DebtorId, InvoiceId, RunId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { MemberSettlement, RunMemberStatus } from '../words/groups.ts';

/** What became of a member of a run. */
export interface MemberOutcome {
  readonly debtorId: DebtorId;
  readonly status: Exclude<RunMemberStatus, 'waiting'>;
  readonly invoiceId?: InvoiceId;
  readonly settledAs?: MemberSettlement;
  readonly attentionCode?: string;
}

/** Stores what became of members who waited, in one statement. */
export async function noteRunMembers(
  em: EntityManager,
  { runId, outcomes }: { runId: RunId; outcomes: readonly MemberOutcome[] },
): Promise<void> {
  await em.execute(
    `update billing_run_member b set status = o.status, invoice_id = o."invoiceId", settled_as = o."settledAs",
       attention_code = o."attentionCode", updated_at = now()
     from jsonb_to_recordset(?::jsonb) as o ("debtorId" uuid, status text, "invoiceId" uuid, "settledAs" text, "attentionCode" text)
     where b.run_id = ? and b.debtor_id = o."debtorId" and b.status = 'waiting'`,
    [JSON.stringify(outcomes), runId],
  );
}
