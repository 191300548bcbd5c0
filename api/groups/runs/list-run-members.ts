import { z } from 'zod';
import type { MemberSettlement, RunMemberStatus } from '../../../db/words/groups.ts';
import type { MailStatus } from '../../../db/words/mails.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { defineRoute } from '../../http/route.ts';
import { showAttention } from '../../subscriptions/attention-advice.ts';
import { findRun } from './read-run.ts';
import { RUN_PARAMS, runMemberAnswer, runMemberStatus } from './run-fields.ts';

interface MemberRow {
  readonly id: string;
  readonly debtorName: string;
  readonly status: RunMemberStatus;
  readonly settledAs: MemberSettlement | null;
  readonly attentionCode: string | null;
  readonly invoiceId: string | null;
  readonly invoiceNumber: string | null;
  readonly mailStatus: MailStatus | null;
}

export const listRunMembers = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/runs/{runId}/members',
  operationId: 'listRunMembers',
  tag: 'Runs',
  summary: 'List what became of the members in a run',
  description: 'In the order of the debtors’ ids.',
  access: 'creditor',
  status: 200,
  params: RUN_PARAMS,
  query: z.strictObject({ ...PAGE_QUERY, status: runMemberStatus.optional() }),
  answer: pageOf(runMemberAnswer),
  async handle({ em, creditorId, params, query }) {
    await findRun(em, { creditorId, ...params });
    const status = query.status ?? null;
    const after = afterId(query);
    const rows = await em.execute<MemberRow[]>(
      `select b.debtor_id id, d.name "debtorName", b.status, b.settled_as "settledAs", b.attention_code "attentionCode",
         b.invoice_id "invoiceId", i.number "invoiceNumber", m.status "mailStatus"
       from billing_run_member b join debtor d on d.id = b.debtor_id
       left join invoice i on i.id = b.invoice_id left join invoice_mail m on m.invoice_id = b.invoice_id
       where b.run_id = ? and (?::text is null or b.status = ?) and (?::uuid is null or b.debtor_id > ?::uuid)
       order by b.debtor_id limit ?`,
      [params.runId, status, status, after, after, query.limit + 1],
    );
    return toPage(rows, query, ({ id: debtorId, attentionCode: code, ...member }) => ({
      debtorId,
      ...member,
      attention: code === null ? null : showAttention(code),
    }));
  },
});
