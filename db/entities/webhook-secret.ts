import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, WebhookEndpointId, WebhookSecretId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, instant, text } from './column-types.ts';

const WebhookSecretSchema = defineEntity({
  name: 'WebhookSecret',
  tableName: 'webhook_secret',
  properties: {
    id: id<WebhookSecretId>().primary(),
    creditorId: id<CreditorId>(),
    endpointId: id<WebhookEndpointId>(),
    secret: text(100),
    expiresAt: instant().strictNullable(),
    createdAt: createdAt(),
  },
});

/** What an endpoint knows our messages by. Two while one takes over from the other. */
export class WebhookSecret extends WebhookSecretSchema.class {}
WebhookSecretSchema.setClass(WebhookSecret);
