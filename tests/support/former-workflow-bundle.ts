import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { WorkflowBundle } from '../../worker/create-workers.ts';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What a version that is out has in place of `bill-period.ts`. */
export type FormerBilling = 'former-bill-period.ts' | 'former-bill-then-mail.ts';

/** The workflows of a version that is out, as far as they bill a period: it may run beside this one while an update is made. */
export async function formerWorkflowBundle(billing: FormerBilling): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath: pathOf('../../workflows/index.ts'),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        alias: Object.assign({}, config.resolve?.alias, {
          [pathOf('../../workflows/subscriptions/bill-period.ts')]: pathOf(billing),
        }),
      },
    }),
  });
}
