import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TEST_FOLDER_VARIABLE } from '../../dev/test-folder.ts';
import { bundleWorkflows, type WorkflowBundle } from '../../worker/create-workers.ts';

/** The workflows as the worker bundles them, made once for each run of the tests: it is the same for every file, and takes seconds. */
export async function workflowBundle(): Promise<WorkflowBundle> {
  const folder = process.env[TEST_FOLDER_VARIABLE];
  if (folder === undefined) return bundleWorkflows();
  const file = join(folder, 'workflow-bundle.json');
  const made = await readFile(file, 'utf8').catch(() => undefined);
  if (made !== undefined) return JSON.parse(made);
  const bundle = await bundleWorkflows();
  // Written beside its place: the file that runs at the same time sees it whole or not at all.
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, JSON.stringify(bundle));
  await rename(unfinished, file);
  return bundle;
}
