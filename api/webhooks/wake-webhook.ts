import type { WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { webhookWorkflowId } from '../../domain/webhooks/webhook-workflow.ts';
import type { Writing } from '../http/route.ts';

/** Has the workflow of an endpoint look for what there is to send, and starts it where it does not run. */
export async function wakeWebhook(
  { creditorId, send }: Pick<Writing, 'creditorId' | 'send'>,
  endpointId: WebhookEndpointId,
): Promise<void> {
  await send({ kind: 'wake_webhook', creditorId, workflowId: webhookWorkflowId(endpointId), payload: { endpointId } });
}
