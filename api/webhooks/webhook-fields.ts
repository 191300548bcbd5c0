import { z } from 'zod';
import { refuseUrl } from '../../activities/webhooks/inside-address.ts';
import type { WebhookEndpoint } from '../../db/entities/webhook-endpoint.ts';
import type { EntityManager } from '../../db/orm.ts';
import { listWebhookSecrets } from '../../db/webhooks/webhook-secrets.ts';
import { WEBHOOK_DELIVERY_STATES, WEBHOOK_FAILURES, WEBHOOK_OFF_REASONS } from '../../db/words/webhooks.ts';
import { EVENT_TYPE_NAMES, type EventType } from '../../domain/events/event-types.ts';
import type { WebhookDeliveryId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import { id, instant, isoInstant, isoInstantOrNull, line } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import type { Settings } from '../settings.ts';

export const WEBHOOK_ENDPOINT_PARAMS = z.strictObject({ webhookEndpointId: id<WebhookEndpointId>() });
export const WEBHOOK_DELIVERY_PARAMS = z.strictObject({
  webhookEndpointId: id<WebhookEndpointId>(),
  webhookDeliveryId: id<WebhookDeliveryId>(),
});

const MAX_URL_LENGTH = 2000;

const changeable = {
  url: line(MAX_URL_LENGTH, 'https://example.dk/termin').meta({
    description: 'https, and no address inside the network of Termin unless its operator allows it',
  }),
  types: z
    .array(z.enum(EVENT_TYPE_NAMES as [EventType, ...EventType[]]))
    .min(1)
    .max(EVENT_TYPE_NAMES.length)
    .refine((types) => new Set(types).size === types.length, 'Each type stands once')
    .nullable()
    .meta({ description: 'Null for events of every type, those of later versions too', example: ['invoice.issued'] }),
  description: line(200, 'Bookkeeping').nullable(),
};

export const createWebhookEndpointBody = z
  .strictObject({
    url: changeable.url,
    types: changeable.types.default(null),
    description: changeable.description.default(null),
  })
  .meta({ id: 'WebhookEndpointInput' });

export const changeWebhookEndpointBody = z.strictObject(changeable).partial().meta({ id: 'WebhookEndpointChange' });

export const webhookEndpointAnswer = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    types: z.array(z.string()).nullable().meta({ description: 'Null for events of every type' }),
    description: z.string().nullable(),
    failingSince: instant().nullable().meta({ description: 'The first failure since the last success' }),
    switchedOffAt: instant().nullable().meta({ description: 'Nothing is sent since then; what happens waits' }),
    switchedOffAs: z
      .enum(WEBHOOK_OFF_REASONS)
      .nullable()
      .meta({ description: '`failing`: it took nothing for three days. `gone`: it has answered 410' }),
    secrets: z
      .array(z.strictObject({ id: z.string(), createdAt: instant(), expiresAt: instant().nullable() }))
      .meta({ description: 'Those that sign now, without what they are; the one in force first' }),
    createdAt: instant(),
  })
  .meta({ id: 'WebhookEndpoint' });

export const newWebhookEndpointAnswer = webhookEndpointAnswer
  .extend({
    secret: z
      .string()
      .nullable()
      .meta({ description: 'Of the one in force: shown once; null when a request is repeated', example: null }),
  })
  .meta({ id: 'NewWebhookEndpoint' });

/** An endpoint as the API shows it: never a secret of it. */
export async function showWebhookEndpoint(
  em: EntityManager,
  endpoint: WebhookEndpoint,
): Promise<z.input<typeof webhookEndpointAnswer>> {
  const secrets = await listWebhookSecrets(em, endpoint.id);
  return {
    id: endpoint.id,
    url: endpoint.url,
    types: endpoint.types,
    description: endpoint.description,
    failingSince: isoInstantOrNull(endpoint.failingSince),
    switchedOffAt: isoInstantOrNull(endpoint.switchedOffAt),
    switchedOffAs: endpoint.switchedOffAs,
    secrets: secrets.map(({ id: secretId, createdAt, expiresAt }) => ({
      id: secretId,
      createdAt: isoInstant(createdAt),
      expiresAt: isoInstantOrNull(expiresAt),
    })),
    createdAt: isoInstant(endpoint.createdAt),
  };
}

const WHY_REFUSED = {
  not_a_url: { code: 'invalid_format', message: 'An address of https without user, password and fragment is needed' },
  not_https: { code: 'not_https', message: 'Only https is allowed' },
  inside: { code: 'address_inside', message: 'The address lies inside the network of Termin' },
} as const;

/** Whatever its name leads to is looked at at each delivery. @throws ApiProblem 422 */
export function demandUrl(url: string, { webhooksAllowInternal }: Pick<Settings, 'webhooksAllowInternal'>): void {
  const refusal = refuseUrl(url, { allowInternal: webhooksAllowInternal });
  if (refusal !== null) throw invalidField({ path: '/url', ...WHY_REFUSED[refusal] });
}

export const webhookDeliveryAnswer = z
  .strictObject({
    id: z.string(),
    eventId: z.string().nullable().meta({ description: 'As its `webhook-id` says; null for a test, which has the id' }),
    type: z.string().meta({ example: 'invoice.issued' }),
    objectId: z.string().nullable(),
    state: z.enum(WEBHOOK_DELIVERY_STATES).meta({
      description: '`abandoned`: it is not tried any more until a person has it sent again',
    }),
    tries: z.int().meta({ description: 'Since it was laid ready, or sent again' }),
    nextTryAt: instant().nullable().meta({ description: 'Null where it is tried at once, or not any more' }),
    createdAt: instant(),
    doneAt: instant().nullable(),
    attempts: z
      .array(
        z.strictObject({
          at: instant(),
          statusCode: z.int().nullable(),
          failure: z.enum(WEBHOOK_FAILURES).nullable().meta({ description: 'Why there was no answer' }),
          durationMs: z.int(),
          answer: z.string().meta({ description: 'The first of it' }),
        }),
      )
      .meta({ description: 'The newest twenty, newest first' }),
  })
  .meta({ id: 'WebhookDelivery' });
