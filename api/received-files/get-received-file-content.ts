import { ReceivedFile } from '../../db/entities/received-file.ts';
import type { EntityManager } from '../../db/orm.ts';
import { readReceivedFile } from '../../db/received-files/read-received-file.ts';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { RECEIVED_FILE_PARAMS } from './received-file-fields.ts';

const CONTENT_TYPE = 'application/octet-stream';

export const getReceivedFileContent = defineRoute({
  method: 'get',
  path: '/v1/received-files/{receivedFileId}/content',
  operationId: 'getReceivedFileContent',
  tag: 'Payments',
  summary: 'Download a file as it came in',
  description: 'A creditor may download what it has uploaded, and files that hold nothing for anybody else.',
  access: 'both',
  status: 200,
  params: RECEIVED_FILE_PARAMS,
  answer: { contentType: CONTENT_TYPE },
  async handle({ em, caller, params: { receivedFileId } }) {
    if (caller.creditorId !== null && !(await isOwn(em, { creditorId: caller.creditorId, receivedFileId })))
      throw notFound();
    const file = await em.findOne(ReceivedFile, { id: receivedFileId });
    if (file === null) throw notFound();
    const chunks: Uint8Array[] = [];
    for await (const chunk of readReceivedFile(em, receivedFileId)) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    return { contentType: CONTENT_TYPE, fileName: safeName(file.fileName), content, disposition: 'attachment' };
  },
});

async function isOwn(
  em: EntityManager,
  { creditorId, receivedFileId }: { creditorId: CreditorId; receivedFileId: ReceivedFileId },
): Promise<boolean> {
  const [row] = await em.execute<{ own: boolean }[]>(
    `select f.uploaded_by is not distinct from ? or (
       exists (select from received_file_part p where p.received_file_id = f.id and p.creditor_id = ?)
       and not exists (select from received_file_part p where p.received_file_id = f.id and p.creditor_id <> ?)
       and not exists (select from received_notice n where n.received_file_id = f.id and n.creditor_id is distinct from ?)) own
     from received_file f where f.id = ?`,
    [creditorId, creditorId, creditorId, creditorId, receivedFileId],
  );
  return row?.own ?? false;
}

const safeName = (name: string) => name.replaceAll(/[^\w.-]/g, '_');
