import { defineEntity } from '@mikro-orm/core';
import type { IndexationStepId } from '../../domain/identifiers/ids.ts';
import type { MailStatus } from '../words/mails.ts';
import { id, word } from './column-types.ts';
import { mailColumns, recipient } from './mail-columns.ts';

const IndexationMailSchema = defineEntity({
  name: 'IndexationMail',
  tableName: 'indexation_mail',
  properties: {
    indexationStepId: id<IndexationStepId>().primary(),
    recipient: recipient(),
    status: word<MailStatus>(),
    ...mailColumns(),
  },
});

/** The mail that announces a step: written with it, and marked when the mail server has taken it. */
export class IndexationMail extends IndexationMailSchema.class {}
IndexationMailSchema.setClass(IndexationMail);
