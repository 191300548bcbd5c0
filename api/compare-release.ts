import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { createOpenApi } from './openapi.ts';
import { dropEmptyBounds, sayKeySigns } from './plain-schemas.ts';
import { ROUTES } from './routes.ts';

const run = promisify(execFile);
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** https://www.oasdiff.com: it knows some four hundred ways in which an OpenAPI document can break its callers. */
const DIFFER = 'github.com/oasdiff/oasdiff@v1.37.0';
/** As long as Go may take to fetch and build it once. */
const LONGEST_RUN_MS = 600_000;
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
/** The differ's level of what breaks a caller for sure; below it is what may. */
const ERROR_LEVEL = 3;
/** Neither good nor bad: it could not be compared. */
const NOT_RUN = 2;

const BREAKS = z.array(z.object({ text: z.string(), level: z.int(), operation: z.string(), path: z.string() }));
export type Break = z.infer<typeof BREAKS>[number];

/** The versions that a changelog names, newest first. */
export function releasesOf(changelog: string): string[] {
  return [...changelog.matchAll(/^## (\d+\.\d+\.\d+)\b/gm)].map(([, version = '']) => version);
}

/**
 * Those breaks that the changelog does not name under _Breaking_ of what is not released yet: by method and path, and by what is added or taken
 * away, which is the first word that the differ sets in backticks.
 */
export function findUnwritten({
  changelog,
  breaks,
}: {
  changelog: string;
  breaks: readonly Break[];
}): readonly Break[] {
  const unreleased = /^## Unreleased$(.*?)(?=^## |$(?![\s\S]))/ms.exec(changelog)?.[1] ?? '';
  const written = /^### Breaking$(.*?)(?=^### |$(?![\s\S]))/ms.exec(unreleased)?.[1] ?? '';
  const isWritten = ({ operation, path, text }: Break) => {
    const [subject] = /`[^`]+`/.exec(text) ?? [];
    return written.includes(`\`${operation} ${path}\``) && (subject === undefined || written.includes(subject));
  };
  return breaks.filter((found) => found.level >= ERROR_LEVEL && !isWritten(found));
}

/** How the differ is called here, tried in this order. */
const CALLS: readonly (readonly [command: string, ...args: string[]])[] = [['oasdiff'], ['go', 'run', DIFFER]];

/** What breaks between two documents in files. @throws Error that says why neither the differ nor Go could run. */
async function findBreaks(files: { base: string; revision: string }): Promise<Break[]> {
  const failures: string[] = [];
  for (const [command, ...args] of CALLS) {
    try {
      const { stdout } = await run(command, [...args, 'breaking', '--format', 'json', files.base, files.revision], {
        timeout: LONGEST_RUN_MS,
        maxBuffer: LARGEST_ANSWER_BYTES,
      });
      return BREAKS.parse(JSON.parse(stdout === '' ? '[]' : stdout));
    } catch (error) {
      failures.push(`${command}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(failures.join('\n'));
}

/**
 * Compares the OpenAPI document that this version serves with that of the last release: 0 where nothing breaks that the changelog does
 * not name, 1 where something does, 2 where it could not be compared.
 */
async function compare(): Promise<number> {
  const changelog = await readFile(file('../CHANGELOG.md'), 'utf8');
  const [release] = releasesOf(changelog);
  if (release === undefined) throw new Error('CHANGELOG.md names no release');
  const folder = await mkdtemp(join(tmpdir(), 'termin-openapi-'));
  try {
    const files = { base: join(folder, `${release}.json`), revision: join(folder, 'now.json') };
    const released: unknown = JSON.parse(
      gunzipSync(await readFile(file(`releases/${release}.json.gz`))).toString('utf8'),
    );
    // 0.1.0 has them, and the differ takes it for a break that they are gone.
    dropEmptyBounds(released);
    sayKeySigns(released);
    await writeFile(files.base, JSON.stringify(released));
    await writeFile(files.revision, JSON.stringify(createOpenApi(ROUTES)));
    const breaks = await findBreaks(files);
    const unwritten = findUnwritten({ changelog, breaks });
    for (const { operation, path, text } of unwritten) console.error(`${operation} ${path}: ${text}`);
    if (unwritten.length > 0) {
      console.error(`${unwritten.length} breaks of /v1 since ${release} are not in CHANGELOG.md, Unreleased, Breaking`);
      return 1;
    }
    console.log(`/v1 keeps what ${release} promised, but for what CHANGELOG.md names`);
    return 0;
  } catch (error) {
    console.error(`/v1 was not compared with ${release}: install oasdiff or Go. ${String(error)}`);
    return NOT_RUN;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Keeps the document of a version that is about to be released: `node api/compare-release.ts --write 0.2.0`. */
async function write(version: string): Promise<number> {
  const document = JSON.stringify(createOpenApi(ROUTES));
  await writeFile(file(`releases/${version}.json.gz`), gzipSync(document, { level: 9 }));
  return 0;
}

if (import.meta.main) {
  const { write: version } = parseArgs({ options: { write: { type: 'string' } } }).values;
  process.exitCode = await (version === undefined ? compare() : write(version));
}
