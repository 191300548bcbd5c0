import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, WebhookAttemptId, WebhookDeliveryId } from '../../domain/identifiers/ids.ts';
import type { WebhookFailure } from '../words/webhooks.ts';
import { createdAt, id, text, word } from './column-types.ts';

const WebhookAttemptSchema = defineEntity({
  name: 'WebhookAttempt',
  tableName: 'webhook_attempt',
  properties: {
    id: id<WebhookAttemptId>().primary(),
    creditorId: id<CreditorId>(),
    deliveryId: id<WebhookDeliveryId>(),
    statusCode: p.smallint().strictNullable(),
    failure: word<WebhookFailure>().strictNullable(),
    durationMs: p.integer(),
    answer: text(1000),
    at: createdAt(),
  },
});

/** One try at a delivery, and what was answered. */
export class WebhookAttempt extends WebhookAttemptSchema.class {}
WebhookAttemptSchema.setClass(WebhookAttempt);
