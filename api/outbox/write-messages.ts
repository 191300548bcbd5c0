import { insertFirstMessage } from '../../db/outbox/insert-first-message.ts';
import { insertMessages } from '../../db/outbox/insert-messages.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { OutboxKind } from '../../db/words/outbox.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { chunksOf } from '../http/chunks-of.ts';
import type { MessagePayload } from './deliver-message.ts';

export interface NewMessage<Kind extends OutboxKind> {
  readonly creditorId: CreditorId;
  readonly workflowId: string;
  readonly kind: Kind;
  readonly payload: MessagePayload<Kind>;
  /** Where its workflow has left messages lying: this one is delivered before them. */
  readonly goesFirst?: true;
}

// The request that wrote a message delivers it at once; the loop takes up what that one left.
const LOOP_WAITS_SECONDS = 5;

/** Writes a message in the transaction of the facts that it is about. Answers its id, which is the id of the workflow's update too. */
export async function writeMessage<Kind extends OutboxKind>(
  em: EntityManager,
  message: NewMessage<Kind>,
): Promise<string> {
  const { goesFirst, ...insertable } = message;
  if (goesFirst === true) return insertFirstMessage(em, { message: insertable, waitSeconds: LOOP_WAITS_SECONDS });
  const [id] = await insertMessages(em, { messages: [insertable], waitSeconds: LOOP_WAITS_SECONDS });
  if (id === undefined) throw new Error(`no message to ${message.workflowId} was written`);
  return id;
}

/** Writes many messages at once, for the relay's loop to deliver from now on: more than a request could. */
export async function writeMessages<Kind extends OutboxKind>(
  em: EntityManager,
  messages: readonly NewMessage<Kind>[],
): Promise<void> {
  for (const some of chunksOf(messages)) await insertMessages(em, { messages: some, waitSeconds: 0 });
}
