import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from './project-root.ts';

const Names = z.record(z.string(), z.string()).default({});
const Package = z.object({
  version: z.string().default(''),
  license: z.string().optional(),
  dev: z.boolean().default(false),
  dependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
});
const Lockfile = z.object({ packages: z.record(z.string(), Package) });
type Packages = z.infer<typeof Lockfile>['packages'];

const FOLDER = 'node_modules/';
/** A module of a package, in an import: `recharts`, `@tanstack/react-query`, `react-dom/client`. */
const IMPORTED = /from '(@[\w.-]+\/[\w.-]+|[\w-][\w.-]*)(?:\/[^']*)?'/g;

export interface DeliveredPackage {
  /** Name and version, as in `pg@8.23.1`. */
  readonly id: string;
  /** What the lockfile says; null where the package does not say it there. */
  readonly licence: string | null;
}

/**
 * What somebody who gets Termin gets of others: the packages that the image installs, for any machine, and those that the page is bundled
 * of, with theirs, though they are installed for development alone. Sorted, each once.
 *
 * @param lockfile the text of package-lock.json
 * @param pagePackages names of the packages that the page imports
 */
export function deliveredPackages({
  lockfile,
  pagePackages,
}: {
  lockfile: string;
  pagePackages: readonly string[];
}): DeliveredPackage[] {
  const { packages } = Lockfile.parse(JSON.parse(lockfile));
  const paths = new Set(Object.keys(packages).filter((path) => path !== '' && packages[path]?.dev === false));
  const waiting = pagePackages.map((name) => {
    const path = findPackage({ packages, name, from: '' });
    if (path === null) throw new Error(`the page imports ${name}, which is not in the lockfile`);
    return path;
  });
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    paths.add(path);
    for (const name of namesNeeded(packages, path)) {
      const found = findPackage({ packages, name, from: path });
      // A peer or an optional package that nobody asked for is in no lockfile.
      if (found !== null && !paths.has(found)) waiting.push(found);
    }
  }
  const found = [...paths].map((path) => ({
    id: `${path.slice(path.lastIndexOf(FOLDER) + FOLDER.length)}@${packages[path]?.version}`,
    licence: packages[path]?.license ?? null,
  }));
  return [...new Map(found.map((one) => [one.id, one])).values()].toSorted((one, other) =>
    one.id < other.id ? -1 : 1,
  );
}

function namesNeeded(packages: Packages, path: string): string[] {
  const { dependencies, optionalDependencies, peerDependencies } = Package.parse(packages[path]);
  return [dependencies, optionalDependencies, peerDependencies].flatMap((names) => Object.keys(names));
}

/** As Node looks: in the package's own folder of packages, then in that of each that it lies in. */
function findPackage({ packages, name, from }: { packages: Packages; name: string; from: string }): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf(`/${FOLDER}`), 0))) {
    const path = `${folder === '' ? '' : `${folder}/`}${FOLDER}${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') return null;
  }
}

/** The packages that the source of the page imports. */
export async function packagesOfPage(): Promise<string[]> {
  const folder = join(PROJECT_ROOT, 'web', 'src');
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(IMPORTED)].map(([, name = '']) => name)))].toSorted();
}

/** What Termin delivers of others, as its lockfile has it. */
export async function packagesOfTermin(): Promise<DeliveredPackage[]> {
  const lockfile = await readFile(join(PROJECT_ROOT, 'package-lock.json'), 'utf8');
  return deliveredPackages({ lockfile, pagePackages: await packagesOfPage() });
}
