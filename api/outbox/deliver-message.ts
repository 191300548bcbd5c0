import type { Client } from '@temporalio/client';
import type { z } from 'zod';
import type { OutboxKind } from '../../db/words/outbox.ts';
import { DELIVERY_MESSAGES } from './deliveries.ts';
import { GROUP_MESSAGES } from './groups.ts';
import { INDEXATION_MESSAGES } from './indexations.ts';
import { MAIL_MESSAGES } from './mails.ts';
import type { Delivered, MessageKind, OutboxRow } from './message-kind.ts';
import { RECEIVED_FILE_MESSAGES } from './received-files.ts';
import { REMINDER_MESSAGES } from './reminders.ts';
import { SELF_CHECK_MESSAGES } from './self-checks.ts';
import { SUBSCRIPTION_MESSAGES } from './subscriptions.ts';
import { WEBHOOK_MESSAGES } from './webhooks.ts';

/** All kinds of messages: each noun's own, and the compiler sees that none is left out. */
const MESSAGE_KINDS = {
  ...SUBSCRIPTION_MESSAGES,
  ...GROUP_MESSAGES,
  ...DELIVERY_MESSAGES,
  ...MAIL_MESSAGES,
  ...RECEIVED_FILE_MESSAGES,
  ...INDEXATION_MESSAGES,
  ...REMINDER_MESSAGES,
  ...SELF_CHECK_MESSAGES,
  ...WEBHOOK_MESSAGES,
} as const satisfies Record<OutboxKind, MessageKind<unknown>>;

/** What a kind of message carries. */
export type MessagePayload<Kind extends OutboxKind> = z.output<(typeof MESSAGE_KINDS)[Kind]['payload']>;

/** Hands a message to Temporal. Handing it over twice is safe. @throws where Temporal did not take it. */
export async function deliverMessage(client: Client, row: OutboxRow): Promise<Delivered> {
  return MESSAGE_KINDS[row.kind].deliver(client, row);
}
