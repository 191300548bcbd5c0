import { defineEntity } from '@mikro-orm/core';
import type { DebtorId, StatementMailId } from '../../domain/identifiers/ids.ts';
import type { MailStatus, OnPaper } from '../words/mails.ts';
import { date, id, word } from './column-types.ts';
import { mailColumns, recipient } from './mail-columns.ts';

const StatementMailSchema = defineEntity({
  name: 'StatementMail',
  tableName: 'statement_mail',
  properties: {
    id: id<StatementMailId>().primary(),
    debtorId: id<DebtorId>(),
    fromOn: date().strictNullable(),
    toOn: date(),
    madeOn: date(),
    month: date().strictNullable(),
    recipient: recipient().strictNullable(),
    status: word<MailStatus | OnPaper>(),
    ...mailColumns(),
  },
});

/** The mail of a statement of account: one that a person has asked for, or that of a month. Or the letter of one. */
export class StatementMail extends StatementMailSchema.class {}
StatementMailSchema.setClass(StatementMail);
