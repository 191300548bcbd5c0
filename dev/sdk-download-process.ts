// Starts and stops a server of the SDK's own download, given its kind and a folder: what is wanted is the program left in the folder.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, downloadDir = '.'] = process.argv.slice(2);
const server = { executable: { type: 'cached-download' as const, downloadDir } };
const environment =
  kind === 'time-skipping'
    ? await TestWorkflowEnvironment.createTimeSkipping({ server })
    : await TestWorkflowEnvironment.createLocal({ server });
await environment.teardown();
