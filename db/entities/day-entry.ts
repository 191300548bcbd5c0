import { defineEntity, p } from '@mikro-orm/core';
import type {
  CreditorId,
  DayEntryId,
  DebtorId,
  InvoiceId,
  LineId,
  OneOffLineId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import type { DayEntryKind, StoredDayPart } from '../words/day-entries.ts';
import { createdAt, date, id, text, word } from './column-types.ts';

const DayEntrySchema = defineEntity({
  name: 'DayEntry',
  tableName: 'day_entry',
  properties: {
    id: id<DayEntryId>().primary().defaultRaw('uuidv7()'),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    debtorId: id<DebtorId>().strictNullable(),
    position: p.integer(),
    periodIndex: p.integer(),
    parts: p.json<StoredDayPart[]>(),
    kind: word<DayEntryKind>(),
    oneOffLineId: id<OneOffLineId>().strictNullable(),
    standingLineId: id<LineId>().strictNullable(),
    lineText: text(500).strictNullable(),
    givenBackFrom: date().strictNullable(),
    creditNoteId: id<InvoiceId>().strictNullable(),
    createdAt: createdAt(),
  },
});

/** What is charged for days of a period, or given back, elsewhere than on the lines of its own invoice and credit notes. */
export class DayEntry extends DayEntrySchema.class {}
DayEntrySchema.setClass(DayEntry);
