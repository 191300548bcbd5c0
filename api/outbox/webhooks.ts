import { z } from 'zod';
import type { WebhookMessageKind } from '../../db/words/webhooks.ts';
import type { WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { type webhook, type WebhookWaking, webhookWaking } from '../../workflows/webhooks/webhook.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { textOf } from './payload-fields.ts';

export const WEBHOOK_MESSAGES = {
  // Starts the workflow of an endpoint where none runs, and has one that runs look at once.
  wake_webhook: messageKind(
    z.strictObject({ endpointId: textOf<WebhookEndpointId>() }),
    async (client, { row: { creditorId }, payload: { endpointId } }) => {
      await client.workflow.signalWithStart<typeof webhook, [WebhookWaking]>(
        'webhook',
        webhookWaking({ creditorId, endpointId, byPerson: true }),
      );
      return null;
    },
  ),
} as const satisfies Record<WebhookMessageKind, MessageKind<unknown>>;
