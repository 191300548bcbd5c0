import { z } from 'zod';
import { insertMessages } from '../../db/outbox/insert-messages.ts';
import type { OutboxKind } from '../../db/words/outbox.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DeliveryId,
  InvoiceId,
  OneOffLineId,
  PaymentMailId,
  ReceivedFileId,
  SelfCheckId,
} from '../../domain/identifiers/ids.ts';

const civilDate = z.string().transform((text) => text as CivilDate);
const nothing = z.strictObject({});

const collectionRules = z.strictObject({
  deadlineBankDaysFromEnd: z.int(),
  deadlineHour: z.int(),
  late: z.strictObject({ allowed: z.boolean(), bankDaysFromEnd: z.int() }),
  maxDaysAhead: z.int(),
  closesMinutesBeforeDeadline: z.int(),
  invoiceBankDaysBeforeDeadline: z.int(),
  cancellationBankDays: z.int(),
  closedDay: z.enum(['next_bank_day', 'previous_bank_day', 'as_is']),
});

const collectedTerms = z.strictObject({
  rules: collectionRules,
  paymentTerms: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['net_days', 'current_month']), days: z.int() }),
    z.strictObject({ kind: z.literal('fixed_day'), day: z.int() }),
  ]),
  draftWindowDays: z.int(),
  mandateFrom: civilDate,
  mandateEndedOn: civilDate.nullable(),
  knownOn: civilDate,
});

// What has a default here was not in the messages of the version before, which may still wait.
const startSubscription = z.strictObject({
  kind: z.enum(['single', 'group']).default('single'),
  timeZone: z.string(),
  startOn: civilDate,
  intervalUnit: z.enum(['day', 'month']),
  intervalCount: z.int(),
  alignment: z.enum(['anniversary', 'anchor_day', 'anchor_date', 'calendar', 'calendar_eom']).default('anniversary'),
  anchorDay: z.int().nullable().default(null),
  anchorDate: civilDate.nullable().default(null),
  charge: z.enum(['advance', 'arrears']).default('advance'),
  leadDays: z.int().default(0),
  collected: collectedTerms.optional(),
  endOn: civilDate.nullable(),
});

/** What each kind of message carries: ids, dates, flags and numbers of the calendar only, since it becomes part of a workflow's history. */
export const MESSAGE_PAYLOADS = {
  start_subscription: startSubscription,
  // As far as the subscription is billed, where its workflow was lost.
  restart_subscription: startSubscription.extend({
    nextPeriodIndex: z.int(),
    billThroughIndex: z.int().nullable(),
    lastInvoiceId: z
      .string()
      .transform((text) => text as InvoiceId)
      .nullable(),
    /** The workflow that runs cannot go on: this one takes its place. */
    replacing: z.boolean().default(false),
  }),
  add_one_off_line: z.strictObject({ oneOffLineId: z.string().transform((text) => text as OneOffLineId) }),
  replace_lines: nothing,
  set_end_date: z.strictObject({ endOn: civilDate.nullable() }),
  cancel: nothing,
  bill_now: z.strictObject({ periodIndex: z.int() }),
  retry: nothing,
  reconsider: nothing,
  set_collected: z.strictObject({ collected: collectedTerms.nullable() }),
  wake_run: nothing,
  start_delivery: z.strictObject({ timeZone: z.string(), rules: collectionRules.optional() }),
  set_delivery_calendar: z.strictObject({ rules: collectionRules }),
  close_delivery: z.strictObject({
    deliveryId: z.string().transform((text) => text as DeliveryId),
    registrationsDeliveryId: z
      .string()
      .transform((text) => text as DeliveryId)
      .exactOptional(),
  }),
  wake_hand_over: nothing,
  wake_indexation: nothing,
  send_mail: z.strictObject({ invoiceId: z.string().transform((text) => text as InvoiceId) }),
  read_file: z.strictObject({ receivedFileId: z.string().transform((text) => text as ReceivedFileId) }),
  send_payment_mail: z.strictObject({ paymentMailId: z.string().transform((text) => text as PaymentMailId) }),
  start_self_check: z.strictObject({ timeZone: z.string() }),
  run_self_check: z.strictObject({ selfCheckId: z.string().transform((text) => text as SelfCheckId) }),
} as const satisfies Record<OutboxKind, z.ZodType>;

export type MessagePayload<Kind extends OutboxKind> = z.output<(typeof MESSAGE_PAYLOADS)[Kind]>;

export interface NewMessage<Kind extends OutboxKind> {
  readonly creditorId: CreditorId;
  readonly workflowId: string;
  readonly kind: Kind;
  readonly payload: MessagePayload<Kind>;
}

// The request that wrote a message delivers it at once; the loop takes up what that one left.
const LOOP_WAITS_SECONDS = 5;

/** Writes a message in the transaction of the facts that it is about. Answers its id, which is the id of the workflow's update too. */
export async function writeMessage<Kind extends OutboxKind>(
  em: EntityManager,
  message: NewMessage<Kind>,
): Promise<string> {
  const [id] = await insertMessages(em, { messages: [message], waitSeconds: LOOP_WAITS_SECONDS });
  if (id === undefined) throw new Error(`no message to ${message.workflowId} was written`);
  return id;
}

/** Writes many messages at once, for the relay's loop to deliver from now on: more than a request could. */
export async function writeMessages<Kind extends OutboxKind>(
  em: EntityManager,
  messages: readonly NewMessage<Kind>[],
): Promise<void> {
  await insertMessages(em, { messages, waitSeconds: 0 });
}
