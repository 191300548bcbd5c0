import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, IndexationStepId } from '../../domain/identifiers/ids.ts';
import type { MailStatus } from '../words/mails.ts';
import { createdAt, id, instant, text, word } from './column-types.ts';

const IndexationMailSchema = defineEntity({
  name: 'IndexationMail',
  tableName: 'indexation_mail',
  properties: {
    indexationStepId: id<IndexationStepId>().primary(),
    creditorId: id<CreditorId>(),
    recipient: text(254),
    messageId: text(255),
    status: word<MailStatus>(),
    attempts: p.integer().default(0),
    lastError: text(1000).strictNullable(),
    content: p.uint8array().columnType('bytea').strictNullable(),
    createdAt: createdAt(),
    sentAt: instant().strictNullable(),
  },
});

/** The mail that announces a step: written with it, and marked when the mail server has taken it. */
export class IndexationMail extends IndexationMailSchema.class {}
IndexationMailSchema.setClass(IndexationMail);
