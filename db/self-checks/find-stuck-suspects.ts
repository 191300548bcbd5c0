import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { NOT_AT_POST_OFFICE } from '../mails/queue-mails.ts';
import type { EntityManager } from '../orm.ts';
import type { FindingObject } from '../words/self-checks.ts';
import type { WorkflowKind } from '../words/workflows.ts';

/** A workflow that may stand still, and what it is about. */
export interface Suspect {
  readonly kind: WorkflowKind;
  readonly workflowId: string;
  readonly objectType: FindingObject;
  readonly objectId: string;
}

interface SuspectKind {
  /** What the ids of its workflows begin with. */
  readonly prefix: string;
  readonly objectType: FindingObject;
  /** A select of `workflowId`, `objectId` and `isSuspect`, whether facts of the creditor `c` wait for it longer than they should. SQL. */
  readonly select: string;
}

/** A workflow that works has long taken what lies before it. SQL. */
const LONG_SINCE = `now() - '10 minutes'::interval`;
/** A message is taken at once. SQL. */
const UNHEARD = (workflowId: string) =>
  `exists (select from outbox o where o.workflow_id = ${workflowId} and o.delivered_at is null and o.created_at < now() - '1 minute'::interval)`;

const ofMail = (table: string, { prefix, id }: { prefix: string; id: string }) => `
select '${prefix}' || m.${id} "workflowId", m.${id} "objectId",
  m.status = 'waiting' and m.created_at < ${LONG_SINCE} and ${NOT_AT_POST_OFFICE(`m.${id}`)} "isSuspect"
from ${table} m where m.creditor_id = c.id`;

/** Money may wait in a file that no creditor has uploaded: whoever is on Betalingsservice is told. */
const OF_FILE = `
select 'file/' || f.id "workflowId", f.id "objectId", f.received_at < ${LONG_SINCE} and (
    f.status = 'stored' or exists (select from payment p where p.received_file_id = f.id and p.status = 'new')) "isSuspect"
from received_file f
where coalesce(f.uploaded_by = c.id, c.pbs_number is not null)
  or exists (select from payment p where p.received_file_id = f.id and p.creditor_id = c.id and p.status = 'new')`;

/**
 * Where the database shows that a workflow may stand still. Total: a new kind of workflow does not compile until it stands here. That one is
 * a suspect says nothing yet: Temporal knows whether it can go on.
 */
const SUSPECT_KINDS: Readonly<Record<WorkflowKind, SuspectKind>> = {
  // Overdue ones, and those that run though they should not, are found by others already.
  subscription: {
    prefix: 'subscription/',
    objectType: 'subscription',
    select: `
select 'subscription/' || s.id "workflowId", s.id "objectId", ${UNHEARD(`'subscription/' || s.id`)} "isSuspect"
from subscription s where s.creditor_id = c.id`,
  },
  indexation: {
    prefix: 'indexation/',
    objectType: 'subscription',
    select: `
select 'indexation/' || i.subscription_id "workflowId", i.subscription_id "objectId", exists (
    select from indexation_step t join indexation_mail m on m.indexation_step_id = t.id
    where t.subscription_id = i.subscription_id and m.status = 'waiting' and m.created_at < ${LONG_SINCE}) "isSuspect"
from indexation i where i.creditor_id = c.id`,
  },
  groupRun: {
    prefix: 'run/',
    objectType: 'run',
    select: `
select 'run/' || r.id "workflowId", r.id "objectId", r.stopped_at is not null or exists (
    select from billing_run_member m where m.run_id = r.id and m.status = 'waiting') "isSuspect"
from billing_run r where r.creditor_id = c.id`,
  },
  sendChunk: {
    prefix: 'run/',
    objectType: 'run',
    select: `
select distinct 'run/' || b.run_id || '/' || b.chunk "workflowId", b.run_id "objectId",
  m.status = 'waiting' and m.created_at < ${LONG_SINCE} and ${NOT_AT_POST_OFFICE('m.invoice_id')}
    or m.invoice_id is null and q.invoice_id is null and not exists (select from slip s where s.invoice_id = b.invoice_id) and b.updated_at < ${LONG_SINCE} "isSuspect"
from billing_run_member b left join invoice_mail m on m.invoice_id = b.invoice_id left join collection q on q.invoice_id = b.invoice_id
where b.creditor_id = c.id and b.invoice_id is not null`,
  },
  mail: {
    prefix: 'mail/',
    objectType: 'invoice',
    select: ofMail('invoice_mail', { prefix: 'mail/', id: 'invoice_id' }),
  },
  paymentMail: {
    prefix: 'payment-mail/',
    objectType: 'payment_mail',
    select: ofMail('payment_mail', { prefix: 'payment-mail/', id: 'id' }),
  },
  // One for all: each creditor whose mails it should have sent is told.
  postOffice: {
    prefix: 'post-office',
    objectType: 'creditor',
    select: `
select 'post-office' "workflowId", c.id "objectId", exists (
    select from mail_queue q where q.creditor_id = c.id and q.next_try_at < ${LONG_SINCE} and q.created_at < ${LONG_SINCE}) "isSuspect"`,
  },
  // What is waited for is a link of the creditor's, and no document of theirs.
  linkMail: {
    prefix: 'link-mail/',
    objectType: 'creditor',
    select: `
select 'link-mail/' || m.id "workflowId", c.id "objectId",
  m.status = 'waiting' and m.created_at < ${LONG_SINCE} and ${NOT_AT_POST_OFFICE('m.id')} "isSuspect"
from one_time_token m where m.creditor_id = c.id and m.status <> 'not_mailed'`,
  },
  delivery: {
    prefix: 'delivery/',
    objectType: 'creditor',
    select: `select 'delivery/' || c.id "workflowId", c.id "objectId", true "isSuspect" where c.pbs_number is not null`,
  },
  handOver: {
    prefix: 'hand-over/',
    objectType: 'delivery',
    select: `
select 'hand-over/' || d.id "workflowId", d.id "objectId", d.status <> 'received' "isSuspect"
from delivery d where d.creditor_id = c.id`,
  },
  // One for all: each creditor whose money it would bring is told.
  receiveFiles: {
    prefix: 'receive-files',
    objectType: 'creditor',
    select: `select 'receive-files' "workflowId", c.id "objectId", true "isSuspect" where c.pbs_number is not null`,
  },
  // It sleeps until a morning: a day without any that it should have had is what is seen of it.
  reminders: {
    prefix: 'reminders/',
    objectType: 'creditor',
    select: `
select 'reminders/' || s.creditor_id "workflowId", s.creditor_id "objectId", ${UNHEARD(`'reminders/' || s.creditor_id`)} "isSuspect"
from reminder_settings s where s.creditor_id = c.id`,
  },
  // What waits for an endpoint that takes nothing is no fault of its workflow: one that is due was tried, or the workflow sleeps until it is.
  webhook: {
    prefix: 'webhook/',
    objectType: 'creditor',
    select: `
select 'webhook/' || p.id "workflowId", c.id "objectId", ${UNHEARD(`'webhook/' || p.id`)} or p.switched_off_at is null and exists (
    select from webhook_delivery d where d.endpoint_id = p.id and d.state = 'waiting' and d.tries = 0 and d.created_at < ${LONG_SINCE}) "isSuspect"
from webhook_endpoint p where p.creditor_id = c.id`,
  },
  readFile: { prefix: 'file/', objectType: 'received_file', select: OF_FILE },
  // That of the creditor that is checked goes on, or there would be no check: that of each other one is asked for and replaced
  // by itself where no check of it was made (`askForSelfChecks`), since nothing is billed or sent by it.
  selfCheck: {
    prefix: 'self-check/',
    objectType: 'creditor',
    select: `select 'self-check/' || c.id "workflowId", c.id "objectId", false "isSuspect"`,
  },
};

/** As many as are asked about in one check: where more mails than these wait, the oldest tell what there is to tell. */
const LONGEST_LIST = 20_000;

const OR_NAMED = `or k."workflowId" = any(array(select jsonb_array_elements_text(?::jsonb)))`;

/**
 * The workflows of a creditor that may stand still: those whose facts wait for them, and its own among those that are named.
 * @param named ids of workflows, of any creditor, that Temporal reports problems of or that something else speaks against.
 */
export async function findStuckSuspects(
  em: EntityManager,
  { creditorId, named }: { creditorId: CreditorId; named: readonly string[] },
): Promise<Suspect[]> {
  const suspects: Suspect[] = [];
  for (const [kind, { prefix, objectType, select }] of Object.entries(SUSPECT_KINDS) as [WorkflowKind, SuspectKind][]) {
    const ofKind = named.filter((id) => id.startsWith(prefix));
    const rows = await em.execute<Pick<Suspect, 'workflowId' | 'objectId'>[]>(
      `select distinct k."workflowId", k."objectId" from creditor c cross join lateral (${select}) k
       where c.id = ? and (k."isSuspect" ${ofKind.length === 0 ? '' : OR_NAMED}) order by k."objectId", k."workflowId" limit ${LONGEST_LIST}`,
      [creditorId, ...(ofKind.length === 0 ? [] : [JSON.stringify(ofKind)])],
    );
    suspects.push(...rows.map((row) => ({ kind, objectType, ...row })));
  }
  return suspects;
}
