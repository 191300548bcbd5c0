import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';
import { runCommand } from './run-command.ts';

const WEB = join(PROJECT_ROOT, 'web');
const DIST = join(WEB, 'dist');
const VITE = join(PROJECT_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
/** What the page was built of. */
const BUILT = '.built';
const SOURCES = ['index.html', 'vite.config.ts', 'src', 'public'];
const BUILD_TIMEOUT_MS = 120_000;

/** Builds the page into `web/dist`, unless what is there was built of the same files. It is built beside and moved there whole. */
export async function buildWeb({
  onProgress = () => undefined,
}: { onProgress?: (what: string) => void } = {}): Promise<void> {
  const hash = await hashOfSources();
  const isBuilt = async (): Promise<boolean> => (await readFile(join(DIST, BUILT), 'utf8').catch(() => '')) === hash;
  if (await isBuilt()) return;
  onProgress('building the page');
  const beside = join(PROJECT_ROOT, '.termin', `web-${process.pid}`);
  await mkdir(dirname(beside), { recursive: true });
  await runCommand({
    command: process.execPath,
    args: [VITE, 'build', WEB, '--outDir', beside, '--emptyOutDir', '--logLevel', 'error'],
    cwd: PROJECT_ROOT,
    timeoutMs: BUILD_TIMEOUT_MS,
  });
  await writeFile(join(beside, BUILT), hash);
  await rm(DIST, { recursive: true, force: true });
  await rename(beside, DIST).catch(async (error: unknown) => {
    // Another start has built the same meanwhile.
    await rm(beside, { recursive: true, force: true });
    if (!(await isBuilt())) throw error;
  });
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(join(PROJECT_ROOT, 'package-lock.json')));
  for (const source of SOURCES) {
    for (const path of await filesOf(join(WEB, source)))
      hash.update(path.slice(WEB.length)).update(await readFile(path));
  }
  return hash.digest('hex');
}

/** The files of a folder and those below it, or the one file, in an order that is always the same. */
async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

if (import.meta.main) await buildWeb({ onProgress: (what) => console.log(what) });
