import { v7 as uuid } from 'uuid';
import { findNamedCreditors } from '../../db/received-files/find-named-creditors.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { CreditorName } from '../../domain/records/return-entry.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { readFileAgainWorkflowId } from '../../workflows/received-files/read-file.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findReceivedFiles } from './find-received-files.ts';
import { RECEIVED_FILE_PARAMS, receivedFileAnswer, showReceivedFile } from './received-file-fields.ts';

export const readReceivedFileAgain = defineRoute({
  method: 'post',
  path: '/v1/received-files/{receivedFileId}/read-again',
  operationId: 'readReceivedFileAgain',
  tag: 'Payments',
  summary: 'Read a file again, for a creditor that is set up now',
  description:
    'For the operator. What is booked stays as it is; money and mandates of a creditor that was not set up when the file was read are booked ' +
    'a moment later, and their notices get `settledAt`. Asking twice is safe.',
  access: 'operator',
  needsTemporal: true,
  status: 202,
  params: RECEIVED_FILE_PARAMS,
  answer: receivedFileAnswer,
  problems: ['creditor_not_set_up', 'file_not_read'],
  async handle({ em, params: { receivedFileId }, send }) {
    const file = await em.findOne(ReceivedFile, { id: receivedFileId });
    if (file === null) throw notFound();
    if (file.status !== 'read') throw new ApiProblem('file_not_read');
    const creditorId = await findNewCreditor(em, file);
    if (creditorId === null) throw new ApiProblem('creditor_not_set_up');
    await send({
      kind: 'read_file',
      creditorId,
      workflowId: readFileAgainWorkflowId(receivedFileId, uuid()),
      payload: { receivedFileId, again: true },
    });
    const [row] = await findReceivedFiles(em, { creditorId: null, fileId: receivedFileId, limit: 1 });
    if (row === undefined) throw notFound();
    return showReceivedFile(row);
  },
});

const SELECT_NAMED = `
select distinct named_by "by", named_number number from received_notice
where received_file_id = ? and code = 'unknown_creditor' and settled_at is null and named_number is not null
order by 1, 2`;

/** A creditor that has one of the numbers by now that nobody had; null where there is none. An upload speaks of its own creditor alone. */
async function findNewCreditor(
  em: EntityManager,
  { id: fileId, origin, uploadedBy }: ReceivedFile,
): Promise<CreditorId | null> {
  const creditorOf = findNamedCreditors(em);
  for (const named of await em.execute<CreditorName[]>(SELECT_NAMED, [fileId])) {
    const creditorId = await creditorOf(named);
    if (creditorId !== null && (origin === 'channel' || creditorId === uploadedBy)) return creditorId;
  }
  return null;
}
