import type { WebhookEndpointId } from '../identifiers/ids.ts';

const PREFIX = 'webhook/';

/** The id of the workflow that delivers to an endpoint. */
export const webhookWorkflowId = (endpointId: WebhookEndpointId): string => `${PREFIX}${endpointId}`;
