import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onProgress } from './progress.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { runProgram, type RunningProgram } from './run-program.ts';
import { startServices } from './services.ts';
import { startStack } from './stack.ts';

const DEFAULT_DATA_FOLDER = join(PROJECT_ROOT, '.termin', 'start');

/** `npm start [-- --data DIR]`: the whole of Termin without sample data, until Ctrl-C. */
async function start(): Promise<RunningProgram> {
  const { values } = parseArgs({ options: { data: { type: 'string', default: DEFAULT_DATA_FOLDER } } });
  const stack = await startStack({ dataFolder: values.data, onProgress });
  onProgress('starting the worker and the API');
  const services = await startServices({ stack }).catch(async (error: unknown) => {
    await stack.stop();
    throw error;
  });
  // For what is typed or run beside it: the port is another one each time.
  await writeFile(join(stack.dataFolder, 'api-url'), services.apiUrl);
  console.log(`
Termin runs. Ctrl-C stops it; its data stays in ${stack.dataFolder}

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

await runProgram(start);
