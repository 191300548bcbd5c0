import { z } from 'zod';
import { v7 as uuid } from 'uuid';
import { isFileOfBank } from '../../activities/received-files/read-return-file.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { ReceivedFileDecision } from '../../db/entities/received-file-decision.ts';
import { readReceivedFile } from '../../db/received-files/read-received-file.ts';
import { reopenReceivedFile } from '../../db/received-files/store-received-file.ts';
import { readFileWorkflowId } from '../../workflows/received-files/read-file.ts';
import { line } from '../http/fields.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { findReceivedFiles } from './find-received-files.ts';
import { RECEIVED_FILE_PARAMS, receivedFileAnswer, showReceivedFile } from './received-file-fields.ts';

/** As much as the database keeps. */
const MAX_REASON_LENGTH = 200;

/** What a person can know better: that it is another file after all, or that its entries are right and a total is wrong. */
const DECIDABLE: ReadonlySet<string> = new Set(['read_before', 'wrong_totals']);

export const readReceivedFileAnyway = defineRoute({
  method: 'post',
  path: '/v1/received-files/{receivedFileId}/read-anyway',
  operationId: 'readReceivedFileAnyway',
  tag: 'Payments',
  summary: 'Have a file that was refused read all the same',
  description:
    'For one of a bank that was refused as read before, or for a total that disagrees with its entries. What it tells is compared with what is booked as ever: what is known before is not booked again. The reason stands in the audit trail of the creditor that uploaded it. What came by the channel and was refused is an operator’s to decide. A file that is broken, of somebody else or of Betalingsservice stays refused.',
  access: 'both',
  needsTemporal: true,
  status: 202,
  params: RECEIVED_FILE_PARAMS,
  body: z
    .strictObject({ reason: line(MAX_REASON_LENGTH, 'Banken har brugt kontoudtogets nummer igen') })
    .meta({ id: 'ReadAnyway' }),
  answer: receivedFileAnswer,
  problems: ['file_not_decidable'],
  async handle({ em, caller, params: { receivedFileId }, body: { reason }, send }) {
    const [row] = await findReceivedFiles(em, { creditorId: caller.creditorId, fileId: receivedFileId, limit: 1 });
    const file = await em.findOne(ReceivedFile, { id: receivedFileId });
    if (row === undefined || file === null) throw notFound();
    const refusedFor = row.errorCode ?? '';
    if (row.status !== 'refused' || !DECIDABLE.has(refusedFor)) throw new ApiProblem('file_not_decidable');
    // The database keeps no type of a file that was refused before its delivery was claimed.
    if (!(await isFileOfBank(readReceivedFile(em, receivedFileId)))) {
      throw new ApiProblem('file_not_decidable', {
        detail: 'It is no file of a bank: its delivery would be booked again',
      });
    }
    const byChannel = file.origin === 'channel';
    if (byChannel && caller.creditorId !== null) {
      throw new ApiProblem('file_not_decidable', { detail: 'It has come by the channel: an operator decides' });
    }
    if (!(await reopenReceivedFile(em, receivedFileId))) {
      throw new ApiProblem('file_not_decidable', { detail: 'The same bytes have been read, or wait to be' });
    }
    const creditorId = byChannel ? null : (file.uploadedBy ?? null);
    await em.insert(ReceivedFileDecision, {
      id: uuid(),
      receivedFileId,
      creditorId,
      decidedBy: caller.name,
      refusedFor,
      reason,
    });
    // What came by the channel is read by whoever looks there.
    if (creditorId !== null) {
      await send({
        kind: 'read_file',
        creditorId,
        workflowId: readFileWorkflowId(receivedFileId),
        payload: { receivedFileId },
      });
    }
    const stored = { status: 'stored', errorCode: null, type: null, supplier: null, deliveryId: null } as const;
    return showReceivedFile({ ...row, ...stored });
  },
});
