import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs, type IfStill } from '../api/seen.ts';

export type Endpoint = components['schemas']['WebhookEndpoint'];
export type MadeEndpoint = components['schemas']['NewWebhookEndpoint'];

export const ENDPOINT = '/v1/webhook-endpoints/{webhookEndpointId}';

export const pathOf = ({ id }: Pick<Endpoint, 'id'>) => ({ webhookEndpointId: id });

/** That nobody has changed it: since when it fails is another by itself. @throws ApiError `changed_meanwhile` */
export const ifStillEndpoint = (shown: Endpoint): Promise<IfStill> =>
  ifStillAs(shown, answerOf(api.GET(ENDPOINT, { params: { path: pathOf(shown) } })), { movesByItself: 'failingSince' });
