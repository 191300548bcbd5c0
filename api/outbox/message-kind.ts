import type { Client, WorkflowUpdateHandle } from '@temporalio/client';
import type { z } from 'zod';
import type { OutboxKind } from '../../db/words/outbox.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';

export interface OutboxRow {
  readonly id: string;
  readonly creditorId: CreditorId;
  readonly workflowId: string;
  readonly kind: OutboxKind;
  readonly payload: unknown;
  readonly attempts: number;
}

/** What became of a message: an update's handle, to wait for its answer; null for a start, and where the workflow is over. */
export type Delivered = Pick<WorkflowUpdateHandle<unknown>, 'result'> | null;

/** Hands a message to Temporal. Handing it over twice is safe. @throws where Temporal did not take it. */
export type Sender<Payload> = (
  client: Client,
  message: { readonly row: OutboxRow; readonly payload: Payload },
) => Promise<Delivered>;

/** A kind of message: what it carries, which is ids, dates, flags and numbers of the calendar only, and how it comes to its workflow. */
export interface MessageKind<Payload> {
  readonly payload: z.ZodType<Payload>;
  /** @throws where Temporal did not take the message, and where its payload is not one of this kind. */
  readonly deliver: (client: Client, row: OutboxRow) => Promise<Delivered>;
}

export function messageKind<Payload>(payload: z.ZodType<Payload>, send: Sender<Payload>): MessageKind<Payload> {
  return { payload, deliver: async (client, row) => send(client, { row, payload: payload.parse(row.payload) }) };
}
