import { defineEntity } from '@mikro-orm/core';
import type { Series } from '../../domain/invoices/invoice.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { bigint, id, text, word } from './column-types.ts';

const NumberSeriesSchema = defineEntity({
  name: 'NumberSeries',
  tableName: 'number_series',
  properties: {
    creditorId: id<CreditorId>().primary(),
    code: word<Series>().primary(),
    prefix: text(10),
    nextNumber: bigint(),
  },
});

/** The next number of a kind of document: without gaps, since it is taken in the transaction that issues the document. */
export class NumberSeries extends NumberSeriesSchema.class {}
NumberSeriesSchema.setClass(NumberSeries);
