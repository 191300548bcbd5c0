import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, EventId, WebhookDeliveryId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import type { WebhookDeliveryState } from '../words/webhooks.ts';
import { bigint, createdAt, id, instant, word } from './column-types.ts';

const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_delivery',
  properties: {
    id: id<WebhookDeliveryId>().primary(),
    creditorId: id<CreditorId>(),
    endpointId: id<WebhookEndpointId>(),
    eventId: id<EventId>().strictNullable(),
    objectId: id<string>().strictNullable(),
    position: bigint().strictNullable(),
    state: word<WebhookDeliveryState>().default('waiting'),
    inOrder: p.boolean().default(true),
    tries: p.integer().default(0),
    nextTryAt: instant().defaultRaw("'-infinity'"),
    createdAt: createdAt(),
    doneAt: instant().strictNullable(),
  },
});

/** An event on its way to an endpoint; without one it is a test. */
export class WebhookDelivery extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDelivery);
