import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.ts';

const PROGRAM = fileURLToPath(new URL('sdk-download-process.ts', import.meta.url));
const DOWNLOAD_HOST = 'https://temporal.download/';
/** Without a network the SDK itself would try for long: whether its host answers is asked first. */
const PROBE_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 300_000;

export type SdkServerKind = 'dev-server' | 'time-skipping';

/**
 * Lets Temporal's SDK download one of its servers into the folder. In a process of its own, because the SDK's download cannot be
 * called off. @returns the path of the program. @throws Error where there is no network or no build for this machine.
 */
export async function downloadWithSdk({ kind, folder }: { kind: SdkServerKind; folder: string }): Promise<string> {
  await fetch(DOWNLOAD_HOST, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) }).catch(
    (error: unknown) => {
      throw new Error(`${DOWNLOAD_HOST} does not answer`, { cause: error });
    },
  );
  await runCommand({ command: process.execPath, args: [PROGRAM, kind, folder], timeoutMs: DOWNLOAD_TIMEOUT_MS });
  const name = (await readdir(folder)).find((file) => file.startsWith('temporal'));
  if (name === undefined) throw new Error('the SDK downloaded nothing');
  return join(folder, name);
}
