import type { DeliveryMessageKind } from './deliveries.ts';
import type { GroupMessageKind } from './groups.ts';
import type { IndexationMessageKind } from './indexations.ts';
import type { MailMessageKind } from './mails.ts';
import type { ReceivedFileMessageKind } from './received-files.ts';
import type { ReminderMessageKind } from './reminders.ts';
import type { SelfCheckMessageKind } from './self-checks.ts';
import type { SubscriptionMessageKind } from './subscriptions.ts';
import type { WebhookMessageKind } from './webhooks.ts';

/** What a message to a workflow says, whichever noun it is about. */
export type OutboxKind =
  | SubscriptionMessageKind
  | GroupMessageKind
  | DeliveryMessageKind
  | MailMessageKind
  | ReceivedFileMessageKind
  | IndexationMessageKind
  | ReminderMessageKind
  | SelfCheckMessageKind
  | WebhookMessageKind;

/** Ids, dates, numbers of the calendar and flags only: it becomes part of a workflow's history. */
export type OutboxPayload = Readonly<Record<string, unknown>>;
