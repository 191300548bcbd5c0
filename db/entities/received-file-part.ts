import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { bigint, id } from './column-types.ts';

const ReceivedFilePartSchema = defineEntity({
  name: 'ReceivedFilePart',
  tableName: 'received_file_part',
  properties: {
    receivedFileId: id<ReceivedFileId>().primary(),
    creditorId: id<CreditorId>().primary(),
    payments: p.integer().default(0),
    receivedOre: bigint().defaultRaw('0'),
    mandates: p.integer().default(0),
    notices: p.integer().default(0),
    toldBefore: p.integer().default(0),
    toldBeforeOre: bigint().defaultRaw('0'),
    noticedOre: bigint().defaultRaw('0'),
  },
});

/** What a file that came in holds for one creditor. */
export class ReceivedFilePart extends ReceivedFilePartSchema.class {}
ReceivedFilePartSchema.setClass(ReceivedFilePart);
