import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { createApiClient } from './demo/api-client.ts';
import { findReminderFaults } from './demo/check-reminder.ts';
import { findFaults } from './demo/check-samples.ts';
import { compareWithReadme } from './demo/compare-with-readme.ts';
import { BETALINGSSERVICE, createParties } from './demo/create-parties.ts';
import { createSamples } from './demo/create-samples.ts';
import { deliver } from './demo/deliver.ts';
import { findMissingMandates, layMandates } from './demo/lay-mandates.ts';
import { layPayments } from './demo/lay-payments.ts';
import { leaveWork } from './demo/leave-work.ts';
import { printInvoices } from './demo/print-invoices.ts';
import { printLedger } from './demo/print-ledger.ts';
import { printRefusal } from './demo/print-refusal.ts';
import { printReminder } from './demo/print-reminder.ts';
import { remindDebtor } from './demo/remind-debtor.ts';
import { untilNone } from './demo/until-none.ts';
import { errorMessage } from './error-code.ts';
import { lastingToday } from './lasting-today.ts';
import { onProgress } from './progress.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { readOptions } from './read-options.ts';
import { runProgram, type Outcome, type RunningProgram } from './run-program.ts';
import { startServices, type Services } from './services.ts';
import { makeSignInLink } from './sign-in-link.ts';
import { startStack, type Stack } from './stack.ts';

const USAGE = `npm run demo [-- OPTIONS]: the whole of Termin with sample data that is billed at once and thrown away at the end, until Ctrl-C.

  --once     stop when all is paid, with 1 unless everything is there exactly once and the accounts sum to nothing
  --readme   with --once: fail where README.md shows something else
  --help     this
`;

async function demo(): Promise<RunningProgram> {
  const values = readOptions({
    usage: USAGE,
    options: { once: { type: 'boolean', default: false }, readme: { type: 'boolean', default: false } },
  });
  const dataFolder = join(PROJECT_ROOT, '.termin', `demo-${process.pid}`);
  await buildWeb({ onProgress });
  const stack = await startStack({ dataFolder, throwAway: true, onProgress });
  onProgress('starting the worker and the API');
  const services = await startServices({ stack, env: { BS_SUBSYSTEM: BETALINGSSERVICE.subsystem } }).catch(
    async (error: unknown) => {
      await stack.stop();
      throw error;
    },
  );
  const broken = Promise.race([stack.failed, services.failed]).then((reason) => ({ exitCode: 1, reason }));
  const billing = billSamples({ stack, services, ...values }).catch((error: unknown): Outcome => ({
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

/** Settles when the demo is over: with `once` when all is paid, without it only where something went wrong. */
async function billSamples({
  stack,
  services,
  once,
  readme,
}: {
  stack: Stack;
  services: Services;
  once: boolean;
  readme: boolean;
}): Promise<Outcome> {
  const { apiUrl } = services;
  const { mail, returnFolder } = stack;
  const today = await lastingToday();
  onProgress('creating a creditor, debtors and items through the REST API');
  const parties = await createParties({ url: apiUrl, operatorKey: stack.operatorKey });
  onProgress('laying a file 0603 in the return folder, and waiting until two debtors show its mandates');
  await layMandates({ ...parties, returnFolder, today });
  demandNone(await untilNone(() => findMissingMandates(parties)));
  onProgress('creating subscriptions');
  const samples = await createSamples({ parties, today });
  onProgress(`waiting until ${samples.expected.length} invoices are issued, mailed and queued for collection`);
  demandNone(await untilNone(() => findFaults({ samples, mail, stage: { after: 'billing' } })));
  onProgress('gathering the queued collections into a delivery to Betalingsservice');
  const fileName = await deliver(samples.api);
  const deliveryFile = join(stack.dropFolder, fileName);
  demandNone(await findFaults({ samples, mail, stage: { after: 'delivery' } }));
  onProgress('reading the file 0601 that was delivered, and laying its answer 0602 in the return folder, twice');
  const laid = await layPayments({ samples, deliveryFile, returnFolder });
  onProgress('waiting until the payments are booked and matched, and the one who refused has a mail');
  const stage = { after: 'payment', laid } as const;
  const faults = await untilNone(() => findFaults({ samples, mail, stage }));
  const table = await printInvoices(samples.api);
  await printRefusal({ samples, mail });
  await printLedger({ api: samples.api, on: laid.bookedOn });
  onProgress('billing a debtor as of some weeks ago, reminding of it, and waiting until the letter is mailed');
  const served = { databaseUrl: stack.databaseUrl, temporalAddress: stack.temporal.address };
  const reminded = { api: samples.api, mail, expected: await remindDebtor({ parties, today, ...served }) };
  const ofReminder = await untilNone(() => findReminderFaults(reminded));
  await printReminder(reminded);
  onProgress('leaving something to do for who opens the page');
  const lacking = await leaveWork({
    parties,
    operator: createApiClient({ url: apiUrl, key: stack.operatorKey }),
    today,
    ...served,
    returnFolder,
  });
  const signInLink = await makeSignInLink({ databaseUrl: stack.databaseUrl, pageUrl: apiUrl });
  printAddresses({ stack, apiUrl, signInLink, adminKey: samples.adminKey, deliveryFile });
  demandNone([...faults, ...ofReminder, ...lacking]);
  const summary = `All ${samples.expected.length} invoices, their mails, their collections and ${laid.payments.length} returned payments are there exactly once, and the accounts sum to nothing.`;
  console.log(`\n${summary}`);
  if (readme)
    demandNone(compareWithReadme(await readFile(join(PROJECT_ROOT, 'README.md'), 'utf8'), { table, summary }));
  if (once) return { exitCode: 0 };
  console.log('Ctrl-C stops the demo and deletes its data.');
  return new Promise<never>(() => undefined);
}

/** @throws Error that says what is not as it should be. */
function demandNone(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`not as expected:\n  ${faults.join('\n  ')}`);
}

function printAddresses({
  stack,
  apiUrl,
  signInLink,
  adminKey,
  deliveryFile,
}: {
  stack: Stack;
  apiUrl: string;
  signInLink: string;
  adminKey: string;
  deliveryFile: string;
}): void {
  console.log(`
  Sign in, once          ${signInLink}
  Temporal UI            ${stack.temporal.uiUrl ?? `that of ${stack.temporal.address}`}
  API reference          ${apiUrl}/docs
  Mailbox                ${stack.mail.url}
  Betalingsservice file  ${deliveryFile}
  Lay returned files in  ${stack.returnFolder}
  API key                ${adminKey}

  curl -H 'Authorization: Bearer ${adminKey}' ${apiUrl}/v1/invoices`);
}

await runProgram(demo);
