import { defineEntity, p } from '@mikro-orm/core';
import type { BetalingsserviceChoices } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { LetterMarks } from '../../domain/prints/letters.ts';
import type { StatementRecipients } from '../../domain/invoices/monthly-statements.ts';
import { bigint, createdAt, date, fixed, id, lines, text, word } from './column-types.ts';

const CreditorSchema = defineEntity({
  name: 'Creditor',
  tableName: 'creditor',
  properties: {
    id: id<CreditorId>().primary(),
    name: text(200),
    addressLines: lines(),
    postcode: text(16),
    city: text(100),
    country: fixed(2),
    cvr: fixed(8),
    email: text(254),
    phone: text(32).strictNullable(),
    timeZone: text(64),
    paymentTermsDays: p.integer(),
    fiCreditorNumber: fixed(8),
    pbsNumber: fixed(8).strictNullable(),
    bsDebtorGroup: fixed(5).strictNullable(),
    bsDataSupplierNumber: fixed(8).strictNullable(),
    bsMainText: text(60).strictNullable(),
    numbersDoubted: p.boolean().default(false),
    bsDataSupplierShared: p.boolean().default(false),
    bsSettings: p.json<BetalingsserviceChoices>().defaultRaw("'{}'"),
    letterMarks: word<LetterMarks>().default('none'),
    statementRecipients: word<StatementRecipients>().strictNullable(),
    statementBankDay: p.smallint().strictNullable(),
    statementsSince: date().strictNullable(),
    nextPaymentNumber: bigint(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** A creditor: who bills, with its numbers at the bank. Everything else belongs to exactly one. */
export class Creditor extends CreditorSchema.class {}
CreditorSchema.setClass(Creditor);
