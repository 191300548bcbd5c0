import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { civilDateAt } from '../domain/wake-up.ts';
import { findFaults } from './demo/check-samples.ts';
import { createSamples, type Samples } from './demo/create-samples.ts';
import { printInvoices } from './demo/print-invoices.ts';
import { errorMessage } from './error-code.ts';
import type { MailCatcher } from './mail-catcher.ts';
import { onProgress } from './progress.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { runProgram, type Outcome, type RunningProgram } from './run-program.ts';
import { startServices, type Services } from './services.ts';
import { startStack, type Stack } from './stack.ts';

const BILLED_WITHIN_MS = 120_000;
const POLL_MS = 500;

/** `npm run demo [-- --once]`: the whole of Termin with sample data that is billed at once, until Ctrl-C or, with `--once`, until all is billed. */
async function demo(): Promise<RunningProgram> {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
  const dataFolder = join(PROJECT_ROOT, '.termin', `demo-${process.pid}`);
  const stack = await startStack({ dataFolder, throwAway: true, onProgress });
  onProgress('starting the worker and the API');
  const services = await startServices({ stack }).catch(async (error: unknown) => {
    await stack.stop();
    throw error;
  });
  const broken = Promise.race([stack.failed, services.failed]).then((reason) => ({ exitCode: 1, reason }));
  const billing = billSamples({ stack, services, once: values.once }).catch((error: unknown): Outcome => ({
    exitCode: 1,
    reason: errorMessage(error),
  }));
  return {
    finished: Promise.race([broken, billing]),
    async stop() {
      await services.stop();
      await stack.stop();
    },
  };
}

/** Settles when the demo is over: with `once` when all is billed, without it only where something went wrong. */
async function billSamples({
  stack,
  services,
  once,
}: {
  stack: Stack;
  services: Services;
  once: boolean;
}): Promise<Outcome> {
  const { apiUrl } = services;
  onProgress('creating a creditor, debtors, items and subscriptions through the REST API');
  const today = civilDateAt({ epochMs: Date.now(), zone: 'Europe/Copenhagen' });
  const samples = await createSamples({ url: apiUrl, operatorKey: stack.operatorKey, today });
  onProgress(`waiting until ${samples.expected.length} invoices are issued, mailed and queued for collection`);
  const late = await waitUntilBilled({ samples, mail: stack.mail });
  if (late.length > 0) return { exitCode: 1, reason: `not billed as expected:\n  ${late.join('\n  ')}` };
  onProgress('gathering the queued collections into a delivery to Betalingsservice');
  const { deliveryId } = await samples.api.post<{ deliveryId: string | null }>('/v1/deliveries');
  if (deliveryId === null) return { exitCode: 1, reason: 'no delivery was made' };
  const delivery = await samples.api.get<{ fileName: string }>(`/v1/deliveries/${deliveryId}`);
  await printInvoices(samples.api);
  printAddresses({ stack, apiUrl, adminKey: samples.adminKey, fileName: delivery.fileName });
  const faults = await findFaults({ samples, mail: stack.mail });
  if (faults.length > 0) return { exitCode: 1, reason: `not billed as expected:\n  ${faults.join('\n  ')}` };
  console.log(`\nAll ${samples.expected.length} invoices, their mails and their collections are there exactly once.`);
  if (once) return { exitCode: 0 };
  console.log('Ctrl-C stops the demo and deletes its data.');
  return new Promise<never>(() => undefined);
}

/** Answers what is still missing when the time is up, nothing where all came. */
async function waitUntilBilled({ samples, mail }: { samples: Samples; mail: MailCatcher }): Promise<string[]> {
  const end = Date.now() + BILLED_WITHIN_MS;
  for (;;) {
    const faults = await findFaults({ samples, mail, collections: 'queued' });
    if (faults.length === 0 || Date.now() > end) return faults;
    await delay(POLL_MS);
  }
}

function printAddresses({
  stack,
  apiUrl,
  adminKey,
  fileName,
}: {
  stack: Stack;
  apiUrl: string;
  adminKey: string;
  fileName: string;
}): void {
  console.log(`
  Temporal UI            ${stack.temporal.uiUrl ?? `that of ${stack.temporal.address}`}
  API reference          ${apiUrl}/docs
  Mailbox                ${stack.mail.url}
  Betalingsservice file  ${join(stack.dropFolder, fileName)}
  API key                ${adminKey}

  curl -H 'Authorization: Bearer ${adminKey}' ${apiUrl}/v1/invoices`);
}

await runProgram(demo);
