import type { EntityClass } from '@mikro-orm/core';
import { z } from 'zod';
import { ApiKey } from '../../db/entities/api-key.ts';
import { AuditEntry } from '../../db/entities/audit-entry.ts';
import { Collection } from '../../db/entities/collection.ts';
import { DebtCase } from '../../db/entities/debt-case.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import { Item } from '../../db/entities/item.ts';
import { MandateEvent } from '../../db/entities/mandate-event.ts';
import { Payment } from '../../db/entities/payment.ts';
import { Reminder } from '../../db/entities/reminder.ts';
import { ReminderHold } from '../../db/entities/reminder-hold.ts';
import { ReminderProposal } from '../../db/entities/reminder-proposal.ts';
import { PrintBatch } from '../../db/entities/print-batch.ts';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { WebhookEndpoint } from '../../db/entities/webhook-endpoint.ts';
import type { AuditedType, TrailType } from '../../db/words/audit.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { PAGE_QUERY, pageOf } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { auditEntryAnswer } from './audit-fields.ts';
import { findAuditEntries } from './find-audit-entries.ts';

interface AuditedObject {
  /** As in the route that reads the object: `/v1/debtors/{debtorId}`. */
  readonly path: string;
  readonly param: string;
  readonly operationId: string;
  /** As its migration gave it to `audit_table`. */
  readonly type: TrailType;
  readonly named: string;
  readonly entity: EntityClass<{ id: string; creditorId: CreditorId | null }>;
}

/** All that the routes of trails have alike. */
const trailRoute = ({
  path,
  param,
  operationId,
  named,
}: Pick<AuditedObject, 'path' | 'param' | 'operationId' | 'named'>) =>
  ({
    method: 'get',
    path: `${path}/audit`,
    operationId,
    tag: 'Audit trail',
    summary: `List what was changed on ${named}, newest first`,
    access: 'creditor',
    status: 200,
    params: z.strictObject({ [param]: id() }),
    query: z.strictObject(PAGE_QUERY),
    answer: pageOf(auditEntryAnswer),
  }) as const;

/** The trail of an object with what it is a part of it; 404 for what there is not, nor ever was since the trail began. */
function listObjectAudit({ path, param, operationId, type, named, entity }: AuditedObject): Route {
  return defineRoute({
    ...trailRoute({ path, param, operationId, named }),
    async handle({ em, creditorId, params, query }) {
      const trail = { trailType: type, trailId: params[param] as string };
      const isThere = (await em.count(entity, { id: trail.trailId, creditorId })) > 0;
      if (!isThere && (await em.count(AuditEntry, { creditorId, ...trail })) === 0) throw notFound();
      return findAuditEntries(em, { creditorId, where: [trail], query });
    },
  });
}

interface DebtorsObject extends Omit<AuditedObject, 'type' | 'entity'> {
  readonly type: AuditedType;
  readonly entity: EntityClass<{ id: string; creditorId: CreditorId; debtorId: DebtorId }>;
}

/** The trail of something that stands in its debtor's: of that what is about it. None of them is ever deleted. */
function listDebtorsObjectAudit({ path, param, operationId, type, named, entity }: DebtorsObject): Route {
  return defineRoute({
    ...trailRoute({ path, param, operationId, named }),
    async handle({ em, creditorId, params, query }) {
      const objectId = params[param] as string;
      const found = await em.findOne(entity, { id: objectId, creditorId });
      if (found === null) throw notFound();
      const trail = { trailType: 'debtor', trailId: found.debtorId } as const;
      return findAuditEntries(em, { creditorId, where: [trail, { objectType: type, objectId }], query });
    },
  });
}

export const OBJECT_AUDIT_ROUTES: readonly Route[] = [
  listObjectAudit({
    path: '/v1/api-keys/{apiKeyId}',
    param: 'apiKeyId',
    operationId: 'listApiKeyAudit',
    type: 'api_key',
    named: 'an API key',
    entity: ApiKey,
  }),
  listObjectAudit({
    path: '/v1/collections/{collectionId}',
    param: 'collectionId',
    operationId: 'listCollectionAudit',
    type: 'collection',
    named: 'a collection',
    entity: Collection,
  }),
  listDebtorsObjectAudit({
    path: '/v1/debt-cases/{debtCaseId}',
    param: 'debtCaseId',
    operationId: 'listDebtCaseAudit',
    type: 'debt_case',
    named: 'a case for collection',
    entity: DebtCase,
  }),
  listObjectAudit({
    path: '/v1/debtors/{debtorId}',
    param: 'debtorId',
    operationId: 'listDebtorAudit',
    type: 'debtor',
    named: 'a debtor, its mandates and its account',
    entity: Debtor,
  }),
  listObjectAudit({
    path: '/v1/deliveries/{deliveryId}',
    param: 'deliveryId',
    operationId: 'listDeliveryAudit',
    type: 'delivery',
    named: 'a delivery in doubt',
    entity: Delivery,
  }),
  listObjectAudit({
    path: '/v1/items/{itemId}',
    param: 'itemId',
    operationId: 'listItemAudit',
    type: 'item',
    named: 'an item',
    entity: Item,
  }),
  listObjectAudit({
    path: '/v1/mandate-events/{mandateEventId}',
    param: 'mandateEventId',
    operationId: 'listMandateEventAudit',
    type: 'mandate_event',
    named: 'what a file said of a mandate',
    entity: MandateEvent,
  }),
  listObjectAudit({
    path: '/v1/payments/{paymentId}',
    param: 'paymentId',
    operationId: 'listPaymentAudit',
    type: 'payment',
    named: 'a payment and its matches',
    entity: Payment,
  }),
  listObjectAudit({
    path: '/v1/reminders/{reminderId}',
    param: 'reminderId',
    operationId: 'listReminderAudit',
    type: 'reminder',
    named: 'a reminder: what was taken back of it',
    entity: Reminder,
  }),
  listDebtorsObjectAudit({
    path: '/v1/reminder-holds/{reminderHoldId}',
    param: 'reminderHoldId',
    operationId: 'listReminderHoldAudit',
    type: 'reminder_hold',
    named: 'a hold of an invoice or a debtor, ended or not',
    entity: ReminderHold,
  }),
  listDebtorsObjectAudit({
    path: '/v1/reminder-proposals/{proposalId}',
    param: 'proposalId',
    operationId: 'listReminderProposalAudit',
    type: 'reminder_proposal',
    named: 'a reminder that waits, or has waited, for a person',
    entity: ReminderProposal,
  }),
  listObjectAudit({
    path: '/v1/print-batches/{printBatchId}',
    param: 'printBatchId',
    operationId: 'listPrintBatchAudit',
    type: 'print_batch',
    named: 'a batch of letters',
    entity: PrintBatch,
  }),
  listObjectAudit({
    path: '/v1/self-checks/{selfCheckId}',
    param: 'selfCheckId',
    operationId: 'listSelfCheckAudit',
    type: 'self_check',
    named: 'a self-check',
    entity: SelfCheck,
  }),
  listObjectAudit({
    path: '/v1/findings/{findingId}',
    param: 'findingId',
    operationId: 'listFindingAudit',
    type: 'finding',
    named: 'a finding',
    entity: SelfCheckFinding,
  }),
  listObjectAudit({
    path: '/v1/subscriptions/{subscriptionId}',
    param: 'subscriptionId',
    operationId: 'listSubscriptionAudit',
    type: 'subscription',
    named: 'a subscription and its lines',
    entity: Subscription,
  }),
  listObjectAudit({
    path: '/v1/webhook-endpoints/{webhookEndpointId}',
    param: 'webhookEndpointId',
    operationId: 'listWebhookEndpointAudit',
    type: 'webhook_endpoint',
    named: 'an endpoint of webhooks and its secrets',
    entity: WebhookEndpoint,
  }),
];
