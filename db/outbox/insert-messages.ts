import { v7 as uuid } from 'uuid';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { OutboxKind, OutboxPayload } from '../words/outbox.ts';

/**
 * Writes messages to workflows: a select of `id`, `creditor_id`, `workflow_id`, `kind`, `payload` and `wait_seconds` follows, which is how
 * long the relay's loop leaves a message to the request that wrote it.
 */
export const INSERT_MESSAGES = `
insert into outbox (id, creditor_id, workflow_id, kind, payload, next_attempt_at)
select m.id, m.creditor_id, m.workflow_id, m.kind, m.payload, now() + make_interval(secs => m.wait_seconds) from`;

const INSERT_GIVEN = `${INSERT_MESSAGES} (
  select g.id, g."creditorId" creditor_id, g."workflowId" workflow_id, g.kind, g.payload, ?::int wait_seconds
  from jsonb_to_recordset(?::jsonb) as g (id uuid, "creditorId" uuid, "workflowId" text, kind text, payload jsonb)) m`;

/** A message to a workflow before it has an id. */
export interface InsertableMessage {
  readonly creditorId: CreditorId;
  readonly workflowId: string;
  readonly kind: OutboxKind;
  readonly payload: OutboxPayload;
}

/** Writes messages in the transaction of the facts that they are about. Answers their ids in the order given. */
export async function insertMessages(
  em: EntityManager,
  { messages, waitSeconds }: { messages: readonly InsertableMessage[]; waitSeconds: number },
): Promise<string[]> {
  const rows = messages.map((message) => ({ ...message, id: uuid() }));
  await insertNamedMessages(em, { rows, waitSeconds });
  return rows.map(({ id }) => id);
}

/** As `insertMessages`, where the ids are given: their order is the order in which a workflow is told. */
export async function insertNamedMessages(
  em: EntityManager,
  { rows, waitSeconds }: { rows: readonly (InsertableMessage & { readonly id: string })[]; waitSeconds: number },
): Promise<void> {
  await em.execute(INSERT_GIVEN, [waitSeconds, JSON.stringify(rows)]);
}
