import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findReceivedFiles } from './find-received-files.ts';
import { RECEIVED_FILE_PARAMS, receivedFileAnswer, showReceivedFile } from './received-file-fields.ts';

export const getReceivedFile = defineRoute({
  method: 'get',
  path: '/v1/received-files/{receivedFileId}',
  operationId: 'getReceivedFile',
  tag: 'Payments',
  summary: 'Read about a file that came in',
  access: 'both',
  status: 200,
  params: RECEIVED_FILE_PARAMS,
  answer: receivedFileAnswer,
  async handle({ em, caller, params }) {
    const [row] = await findReceivedFiles(em, {
      creditorId: caller.creditorId,
      fileId: params.receivedFileId,
      limit: 1,
    });
    if (row === undefined) throw notFound();
    return showReceivedFile(row);
  },
});
