import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, WebhookEndpointId } from '../../domain/identifiers/ids.ts';
import type { WebhookOffReason } from '../words/webhooks.ts';
import { bigint, createdAt, id, instant, lines, text, word } from './column-types.ts';

const WebhookEndpointSchema = defineEntity({
  name: 'WebhookEndpoint',
  tableName: 'webhook_endpoint',
  properties: {
    id: id<WebhookEndpointId>().primary(),
    creditorId: id<CreditorId>(),
    url: text(2000),
    types: lines().strictNullable(),
    description: text(200).strictNullable(),
    readPosition: bigint(),
    failingSince: instant().strictNullable(),
    switchedOffAt: instant().strictNullable(),
    switchedOffAs: word<WebhookOffReason>().strictNullable(),
    createdAt: createdAt(),
  },
});

/** Where a creditor's events are sent: those of its types from a position on. */
export class WebhookEndpoint extends WebhookEndpointSchema.class {}
WebhookEndpointSchema.setClass(WebhookEndpoint);
