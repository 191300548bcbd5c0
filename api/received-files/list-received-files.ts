import { z } from 'zod';
import { afterId, PAGE_QUERY, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { SUMMARY_QUERY, summarizedPageOf } from '../http/summaries.ts';
import { countReceivedFiles, findReceivedFiles } from './find-received-files.ts';
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
  query: z.strictObject({ ...PAGE_QUERY, ...SUMMARY_QUERY, status: receivedFileStatus.optional() }),
  answer: summarizedPageOf(receivedFileAnswer, {}),
  async handle({ em, caller, query }) {
    const asked = { creditorId: caller.creditorId, status: query.status };
    const rows = await findReceivedFiles(em, { ...asked, after: afterId(query), limit: query.limit + 1 });
    const page = toPage(rows, query, showReceivedFile);
    return query.summary === 'true' ? { ...page, summary: await countReceivedFiles(em, asked) } : page;
  },
});
