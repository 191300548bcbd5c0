import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { WorkflowBundle } from '../../worker/create-workers.ts';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The workflows of a version that is out, as far as they bill a period: it may run beside this one while an update is made. */
export async function formerWorkflowBundle(): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath: pathOf('../../workflows/index.ts'),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        alias: Object.assign({}, config.resolve?.alias, {
          [pathOf('../../workflows/subscriptions/bill-period.ts')]: pathOf('former-bill-period.ts'),
        }),
      },
    }),
  });
}
