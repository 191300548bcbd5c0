import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { ReturnFileType } from '../../domain/records/return-entry.ts';
import type { FileOrigin, ReceivedFileStatus } from '../words/received-files.ts';
import { bigint, createdAt, date, id, instant, text, word } from './column-types.ts';

const ReceivedFileSchema = defineEntity({
  name: 'ReceivedFile',
  tableName: 'received_file',
  properties: {
    id: id<ReceivedFileId>().primary(),
    fileName: text(255),
    origin: word<FileOrigin>(),
    uploadedBy: id<CreditorId>().strictNullable(),
    sha256: p.uint8array().columnType('bytea'),
    sizeBytes: bigint(),
    status: word<ReceivedFileStatus>(),
    type: word<ReturnFileType>(8).strictNullable(),
    supplier: text(34).strictNullable(),
    deliveryId: text(80).strictNullable(),
    createdOn: date().strictNullable(),
    madeAt: text(40).default(''),
    toldEntries: bigint().strictNullable(),
    toldOre: bigint().strictNullable(),
    errorCode: text(32).strictNullable(),
    errorLine: bigint().strictNullable(),
    errorColumn: p.integer().strictNullable(),
    errorDetail: text(1000).strictNullable(),
    outrankedBy: id<ReceivedFileId>().strictNullable(),
    receivedAt: createdAt(),
    readAt: instant().strictNullable(),
  },
});

/** A file that came in, stored as it came. Belongs to no creditor: `ReceivedFilePart` says what it holds for each. */
export class ReceivedFile extends ReceivedFileSchema.class {}
ReceivedFileSchema.setClass(ReceivedFile);
