import { z } from 'zod';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import { readFileWorkflowId } from '../../workflows/received-files/read-file.ts';
import { line } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { findReceivedFiles } from './find-received-files.ts';
import { receivedFileAnswer, showReceivedFile } from './received-file-fields.ts';

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_NAME_LENGTH = 200;

export const uploadReceivedFile = defineRoute({
  method: 'post',
  path: '/v1/received-files',
  operationId: 'uploadReceivedFile',
  tag: 'Payments',
  summary: 'Upload a file of payments or mandates',
  description:
    'A 0602, 0603 or 0621 of Betalingsservice, a bank’s FI file, or an account statement or advice (camt.053, camt.054, versions 02 to 14), or a zip archive with one such file. Stored as it is and read a moment later: read it by its id. The same bytes are the same file, however often a creditor uploads them. Every number in it must be the creditor’s own; of a bank’s file with several accounts those are read that are, and the others are notices.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  query: z.strictObject({
    fileName: line(MAX_NAME_LENGTH, 'D0000017-602.BS1').meta({ description: 'What it is called, for people' }),
  }),
  file: {
    contentType: 'application/octet-stream',
    maxBytes: MAX_FILE_BYTES,
    description: 'The bytes of the file as they came from Betalingsservice or the bank.',
    example: 'BS00210000009BS106020000000017',
  },
  answer: receivedFileAnswer,
  async handle({ em, creditorId, query: { fileName }, file, send }) {
    const { fileId } = await storeReceivedFile(em, {
      fileName,
      origin: 'upload',
      uploadedBy: creditorId,
      content: [file],
    });
    const [row] = await findReceivedFiles(em, { creditorId, fileId, limit: 1 });
    if (row === undefined) throw new Error(`the file ${fileId} that was stored is not to be seen`);
    await send({
      kind: 'read_file',
      creditorId,
      workflowId: readFileWorkflowId(fileId),
      payload: { receivedFileId: fileId },
    });
    return showReceivedFile(row);
  },
  location: ({ id }) => `/v1/received-files/${id}`,
});
