import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { SNAPSHOTS_FOLDER } from './support/snapshots.ts';

const run = promisify(execFile);
const PLAYER = 'tests/support/play-snapshot.ts';
const LONGEST_PLAY_MS = 480_000;

/**
 * Takes a snapshot of what a version leaves behind, database and histories, for `tests/upgrade.test.ts`. For each release:
 *
 *     TZ=UTC node tests/take-snapshot.ts --name 0.2.0 --commit v0.2.0
 *
 * The version's own code runs, from its own commit, in a folder that is thrown away; the packages are those of here. `--code` names a
 * commit whose code is taken instead, with the migrations of `--commit`: for one that cannot run by itself.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, commit: { type: 'string' }, code: { type: 'string' } },
  });
  const { name, commit, code = commit } = values;
  if (name === undefined || commit === undefined || code === undefined)
    throw new Error('--name and --commit are needed');
  const folder = await mkdtemp(join(tmpdir(), 'termin-snapshot-'));
  try {
    await extract({ commit: code, folder, paths: [] });
    if (code !== commit) {
      await rm(join(folder, 'db/migrations'), { recursive: true });
      await extract({ commit, folder, paths: ['db/migrations'] });
    }
    // What starts PostgreSQL and Temporal is no part of the version.
    await rm(join(folder, 'dev'), { recursive: true });
    await cp(join(PROJECT_ROOT, 'dev'), join(folder, 'dev'), { recursive: true });
    await symlink(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
    await cp(join(PROJECT_ROOT, PLAYER), join(folder, PLAYER));
    const played = join(folder, 'snapshot.json');
    await run(process.execPath, [join(folder, PLAYER), played], {
      cwd: folder,
      env: { ...process.env, TZ: 'UTC' },
      timeout: LONGEST_PLAY_MS,
    });
    await mkdir(SNAPSHOTS_FOLDER, { recursive: true });
    const snapshot = { name, ...(JSON.parse(await readFile(played, 'utf8')) as object) };
    const bytes = gzipSync(JSON.stringify(snapshot), { level: 9 });
    await writeFile(join(SNAPSHOTS_FOLDER, `${name}.json.gz`), bytes);
    process.stdout.write(`${name}: ${bytes.length} bytes\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function extract(what: { commit: string; folder: string; paths: readonly string[] }): Promise<void> {
  const { commit, folder, paths } = what;
  const archive = join(folder, 'archive.tar');
  await run('git', ['archive', '--output', archive, commit, ...paths], { cwd: PROJECT_ROOT });
  await run('tar', ['--extract', '--file', archive, '--directory', folder]);
  await rm(archive);
}

await main();
