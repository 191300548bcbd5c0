import type { Orm } from '../db/orm.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';

/** What filters and paths are filled in with. */
export interface ListSamples {
  readonly values: Readonly<Record<string, string>>;
  /** Instead of it, by `operationId`. */
  readonly ofRoutes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Beside it: what many have, and what few have. */
  readonly more: Readonly<Record<string, readonly string[]>>;
}

/** Where in its own list a thing lies that stands for the others: far from both ends. */
const SOMEWHERE = 50;

const PICK = `
select i.id "invoiceId", i.debtor_id "debtorId", i.subscription_id "subscriptionId", i.number, d.email, i.issued_on::text "on",
  (i.issued_on - 7)::text "from", i.issued_on::text "to", i.total_ore::text "totalOre",
  (current_date + 7)::text "nextBillingBefore", (current_date - 7)::text "longBefore",
  (select payment_id from payment_match where creditor_id = i.creditor_id limit 1) "paymentId",
  (select id from payment where creditor_id = i.creditor_id limit 1) "anyPaymentId",
  (select received_file_id from payment where creditor_id = i.creditor_id limit 1) "receivedFileId",
  (select received_file_id from received_notice where creditor_id = i.creditor_id limit 1) "noticedFileId",
  (select id from collection where creditor_id = i.creditor_id limit 1) "collectionId",
  (select id from delivery where creditor_id = i.creditor_id limit 1) "deliveryId",
  (select id from reminder where creditor_id = i.creditor_id limit 1) "reminderId",
  (select id from debt_case where creditor_id = i.creditor_id limit 1) "debtCaseId",
  (select id from reminder_hold where creditor_id = i.creditor_id limit 1) "reminderHoldId",
  (select id from reminder_proposal where creditor_id = i.creditor_id limit 1) "proposalId",
  (select id from print_batch where creditor_id = i.creditor_id limit 1) "printBatchId",
  (select id from mandate_event where creditor_id = i.creditor_id limit 1) "mandateEventId",
  (select id from self_check where creditor_id = i.creditor_id limit 1) "selfCheckId",
  (select id from self_check_finding where creditor_id = i.creditor_id limit 1) "findingId",
  (select id from item where creditor_id = i.creditor_id limit 1) "itemId",
  (select id from api_key where creditor_id = i.creditor_id limit 1) "apiKeyId",
  (select id from webhook_endpoint where creditor_id = i.creditor_id limit 1) "webhookEndpointId"
from invoice i join debtor d on d.id = i.debtor_id
where i.creditor_id = ? and i.series = 'invoice' order by i.id offset ${SOMEWHERE} limit 1`;

const PICK_GROUP = `
select m.group_id "debtorGroupId", m.debtor_id "debtorId", s.subscription_id "subscriptionId",
  (select id from billing_run r where r.subscription_id = s.subscription_id order by id desc limit 1) "runId"
from subscription_group_member s join debtor_group_member m on m.group_id = s.debtor_group_id and m.debtor_id is not null
where s.creditor_id = ? limit 1`;

/** Things of a creditor that `insertListRows` has written for. @throws Error where one of them is not there */
export async function pickListSamples(orm: Orm, creditorId: CreditorId): Promise<ListSamples> {
  const em = orm.em.fork();
  const [picked] = await em.execute<Record<string, string | null>[]>(PICK, [creditorId]);
  const [group] = await em.execute<Record<string, string | null>[]>(PICK_GROUP, [creditorId]);
  const { number, totalOre, noticedFileId, longBefore, ...ids } = allThere(picked);
  const { debtorGroupId, runId, ...ofGroup } = allThere(group);
  const amount = `${totalOre?.slice(0, -2)}.${totalOre?.slice(-2)}`;
  const { on = '', from = '', to = '' } = ids;
  return {
    values: {
      ...ids,
      debtorGroupId: debtorGroupId ?? '',
      runId: runId ?? '',
      q: number ?? '',
      periods: '3',
      months: '3',
      code: 'mail_failed',
      after: '1',
      types: 'invoice.issued',
      objectType: 'subscription',
      objectId: ids['subscriptionId'] ?? '',
      personId: ids['subscriptionId'] ?? '',
      issuedFrom: from,
      issuedTo: to,
      dueFrom: on,
      dueTo: to,
      bookedFrom: from,
      bookedTo: to,
      amountFrom: amount,
      amountTo: amount,
    },
    ofRoutes: {
      listGroupMembers: ofGroup,
      listSubscriptionMembers: ofGroup,
      listGroupDebtors: ofGroup,
      previewGroup: ofGroup,
      listMemberTerms: ofGroup,
      listRuns: ofGroup,
      listRunMembers: ofGroup,
      listDebtorMemberships: ofGroup,
      listNotices: { receivedFileId: noticedFileId ?? '' },
      previewReminders: { on: '2182-01-07' },
      listMonthFigures: { from: from.slice(0, 7), to: to.slice(0, 7) },
    },
    more: {
      q: ['hansen', 'prøvekunde', 'faktura', 'ingen som hedder det', 'å'],
      // Nothing is: all are looked through.
      nextBillingBefore: [longBefore ?? ''],
    },
  };
}

function allThere(row: Record<string, string | null> | undefined): Record<string, string> {
  if (row === undefined) throw new Error('there are no samples');
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value === null) throw new Error(`there is no sample of ${name}`);
      return [name, value];
    }),
  );
}
