import { Client } from '@temporalio/client';
import { DefaultLogger, type NativeConnection } from '@temporalio/worker';
import type { CreditorId, WebhookEndpointId } from '../domain/identifiers/ids.ts';
import { type webhook, type WebhookWaking, webhookWaking } from '../workflows/webhooks/webhook.ts';

/** Tells the workflow of an endpoint that there may be something for it, and starts it where it does not run. Answers whether it was told. */
export type WebhookTeller = (endpoint: {
  readonly id: WebhookEndpointId;
  readonly creditorId: CreditorId;
}) => Promise<boolean>;

const PATIENCE_MS = 2_000;

/** Over the worker's own connection. */
export function createWebhookTeller({
  connection,
  namespace,
}: {
  connection: NativeConnection;
  namespace: string;
}): WebhookTeller {
  const client = new Client({ connection, namespace });
  const log = new DefaultLogger('WARN');
  return async ({ id: endpointId, creditorId }) => {
    try {
      await client.withDeadline(Date.now() + PATIENCE_MS, () =>
        client.workflow.signalWithStart<typeof webhook, [WebhookWaking]>(
          'webhook',
          webhookWaking({ creditorId, endpointId, byPerson: false }),
        ),
      );
      return true;
    } catch (error) {
      // The events lie in the database: the next look finds them.
      log.warn('a webhook was not told', { reason: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
}
