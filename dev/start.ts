import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { keepPort } from './kept-port.ts';
import { onProgress } from './progress.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { runProgram, type RunningProgram } from './run-program.ts';
import { readOptions } from './read-options.ts';
import { startServices, type Services } from './services.ts';
import { makeSignInLink } from './sign-in-link.ts';
import { startStack, type Stack } from './stack.ts';

const DEFAULT_DATA_FOLDER = join(PROJECT_ROOT, '.termin', 'start');

const USAGE = `npm start [-- OPTIONS]: the whole of Termin without sample data, until Ctrl-C.

  --data DIR   where its data is, and stays; .termin/start if nothing is said
  --port N     the port of the API; that of the last start on this data if nothing is said, and at first a free one
  --help       this
`;

async function start(): Promise<RunningProgram> {
  const values = readOptions({
    usage: USAGE,
    options: { data: { type: 'string', default: DEFAULT_DATA_FOLDER }, port: { type: 'string' } },
  });
  await buildWeb({ onProgress });
  const stack = await startStack({ dataFolder: values.data, onProgress });
  onProgress('starting the worker and the API');
  const services = await startOn(stack, values.port).catch(async (error: unknown) => {
    await stack.stop();
    throw error;
  });
  // For what is typed or run beside it.
  await writeFile(join(stack.dataFolder, 'api-url'), services.apiUrl);
  const signInLink = await makeSignInLink({ databaseUrl: stack.databaseUrl, pageUrl: services.apiUrl });
  console.log(`
Termin runs. Ctrl-C stops it; its data stays in ${stack.dataFolder}

  Sign in, once          ${signInLink}
  API                    ${services.apiUrl}
  API reference          ${services.apiUrl}/docs
  Temporal UI            ${stack.temporal.uiUrl ?? `that of ${stack.temporal.address}`}
  Mailbox                ${stack.mail.url}
  Betalingsservice files ${stack.dropFolder}
  Lay returned files in  ${stack.returnFolder}
  Operator key           in ${stack.operatorKeyFile}
`);
  return {
    finished: Promise.race([stack.failed, services.failed]).then((reason) => ({ exitCode: 1, reason })),
    async stop() {
      await services.stop();
      await stack.stop();
    },
  };
}

async function startOn(stack: Stack, asked: string | undefined): Promise<Services> {
  return startServices({ stack, port: await keepPort({ dataFolder: stack.dataFolder, asked }) });
}

await runProgram(start);
