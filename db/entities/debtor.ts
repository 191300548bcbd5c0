import { defineEntity, p } from '@mikro-orm/core';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { DebtorKind } from '../../domain/reminders/reminder-words.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import { addresses, createdAt, fixed, id, lines, text, word } from './column-types.ts';

const DebtorSchema = defineEntity({
  name: 'Debtor',
  tableName: 'debtor',
  properties: {
    id: id<DebtorId>().primary(),
    creditorId: id<CreditorId>(),
    customerNumber: text(15),
    name: text(200),
    addressLines: lines(),
    postcode: text(16),
    city: text(100),
    country: fixed(2),
    cvr: fixed(8).strictNullable(),
    kind: word<DebtorKind>().default('consumer'),
    ean: fixed(13).strictNullable(),
    reference: text(100).strictNullable(),
    email: text(254).strictNullable(),
    alsoTo: addresses(),
    copyTo: addresses(),
    delivery: word<DocumentDelivery>().default('mail'),
    language: p.string().columnType('char(2)').$type<Language>(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** A debtor: who pays. */
export class Debtor extends DebtorSchema.class {}
DebtorSchema.setClass(Debtor);
