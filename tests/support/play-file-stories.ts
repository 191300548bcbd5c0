import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import { paymentId } from '../../domain/identifiers/fi71.ts';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { readFileWorkflowId } from '../../workflows/received-files/read-file.ts';
import { RECEIVE_FILES_WORKFLOW_ID, receiveFiles } from '../../workflows/received-files/receive-files.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import type { BillingStack } from './billing-stack.ts';
import { returnFile, slipReturn } from './collect-sample.ts';
import type { Story, StoryParties } from './story.ts';

const EVERY_SECONDS = 3600;

/** Two files are there at one look, a good one and a broken one; at the next there is none. */
export async function playFileStories(stack: BillingStack, { creditorId }: StoryParties): Promise<Story[]> {
  const { orm, environment } = stack;
  const slips = [slipReturn({ paymentId: paymentId(99_999_999n), totalOre: 100n })];
  const good = await store(stack, await returnFile(orm, { creditorId, deliveryNumber: 1n, slips }));
  const broken = await store(stack, Buffer.from('no return file'));
  const handle = await environment.client.workflow.start(receiveFiles, {
    workflowId: RECEIVE_FILES_WORKFLOW_ID,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ everySeconds: EVERY_SECONDS }],
  });
  await environment.sleep('90 minutes');
  for (const fileId of [good, broken]) await environment.client.workflow.getHandle(readFileWorkflowId(fileId)).result();
  await handle.terminate();
  return [
    { name: 'files-received', workflowId: handle.workflowId },
    { name: 'file-read', workflowId: readFileWorkflowId(good) },
    { name: 'file-refused', workflowId: readFileWorkflowId(broken) },
  ];
}

async function store({ orm }: BillingStack, content: Uint8Array): Promise<ReceivedFileId> {
  const file = { fileName: '0602', origin: 'channel', uploadedBy: null, content: [content] } as const;
  const { fileId } = await orm.em.fork().transactional((em) => storeReceivedFile(em, file));
  return fileId;
}
