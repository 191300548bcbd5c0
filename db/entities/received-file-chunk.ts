import { defineEntity, p } from '@mikro-orm/core';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { id } from './column-types.ts';

const ReceivedFileChunkSchema = defineEntity({
  name: 'ReceivedFileChunk',
  tableName: 'received_file_chunk',
  properties: {
    receivedFileId: id<ReceivedFileId>().primary(),
    position: p.integer().primary(),
    content: p.uint8array().columnType('bytea'),
  },
});

/** A piece of a file that came in. */
export class ReceivedFileChunk extends ReceivedFileChunkSchema.class {}
ReceivedFileChunkSchema.setClass(ReceivedFileChunk);
