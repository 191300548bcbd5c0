import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, WebhookEndpointId, WebhookNoticeId } from '../../domain/identifiers/ids.ts';
import type { MailStatus } from '../words/mails.ts';
import type { WebhookOffReason } from '../words/webhooks.ts';
import { createdAt, id, instant, text, word } from './column-types.ts';

const WebhookNoticeSchema = defineEntity({
  name: 'WebhookNotice',
  tableName: 'webhook_notice',
  properties: {
    id: id<WebhookNoticeId>().primary(),
    creditorId: id<CreditorId>(),
    endpointId: id<WebhookEndpointId>(),
    url: text(2000),
    reason: word<WebhookOffReason>(),
    recipient: text(254),
    messageId: text(255),
    status: word<MailStatus>().default('waiting'),
    attempts: p.integer().default(0),
    lastError: text(1000).strictNullable(),
    sentAt: instant().strictNullable(),
    createdAt: createdAt(),
  },
});

/** The mail by which a creditor hears that an endpoint was switched off. */
export class WebhookNotice extends WebhookNoticeSchema.class {}
WebhookNoticeSchema.setClass(WebhookNotice);
