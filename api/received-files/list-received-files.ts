import { z } from 'zod';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findReceivedFiles } from './find-received-files.ts';
import { receivedFileAnswer, receivedFileStatus, showReceivedFile } from './received-file-fields.ts';

export const listReceivedFiles = defineRoute({
  method: 'get',
  path: '/v1/received-files',
  operationId: 'listReceivedFiles',
  tag: 'Payments',
  summary: 'List the files that came in',
  description: 'Those that hold something for the creditor, and those that it has uploaded. An operator sees all.',
  access: 'both',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, status: receivedFileStatus.optional() }),
  answer: pageOf(receivedFileAnswer),
  async handle({ em, caller, query }) {
    const rows = await findReceivedFiles(em, {
      creditorId: caller.creditorId,
      status: query.status,
      after: afterId(query),
      limit: query.limit + 1,
    });
    return toPage(rows, query, showReceivedFile);
  },
});
