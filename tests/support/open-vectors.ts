import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { errorMessage } from '../../dev/error-code.ts';
import { mergeCases } from './merge-cases.ts';

interface VectorFolders {
  /** The folder of the project's own files. */
  project: string;
  /** Another folder, whose cases are run as well; undefined where there is none. */
  further: string | undefined;
  /** Every file that the project holds, and that the further folder must have too. */
  projectFiles: readonly string[];
  /** Files that the project does not hold: they are run where there is a further folder, which must have them. */
  outsideFiles: readonly string[];
  /** Is told once of each file how many of its cases came from where. */
  say: (line: string) => void;
}

/** The cases of a file by the lists that they stand in. */
type CaseLists = Readonly<Record<string, readonly unknown[]>>;
/** What names a case of each list, so that two folders can speak of the same one. */
type CaseIds<Lists extends CaseLists> = { readonly [List in keyof Lists]: (one: Lists[List][number]) => string };

/**
 * The vectors of the project and those of a further folder, as one: a further case replaces the project's of the same id. A file that is
 * read as a whole is one case, and its name is the id.
 *
 * @throws Error where the further folder is none or lacks a file: a case that is not run must not look like one that passed.
 */
export function openVectors({ project, further, projectFiles, outsideFiles, say }: VectorFolders) {
  if (further !== undefined) requireFiles(further, [...projectFiles, ...outsideFiles]);
  const told = new Set<string>();

  function tell(file: string, { own, replaced, added }: { own: number; replaced: number; added: number }): void {
    if (told.has(file)) return;
    told.add(file);
    const cases = own === 1 ? 'case' : 'cases';
    say(`vectors: ${file} ${own} ${cases} of the project, ${replaced} replaced, ${added} further from TERMIN_VECTORS`);
  }

  function pathsOf(file: string) {
    const ours = projectFiles.includes(file);
    if (!ours && !outsideFiles.includes(file)) throw new Error(`${file} is on no list of vector files`);
    return {
      ownPath: ours ? join(project, file) : undefined,
      furtherPath: further === undefined ? undefined : join(further, file),
    };
  }

  /** Whether the file can be run: an outside file cannot where there is no further folder. */
  function has(file: string): boolean {
    const { ownPath, furtherPath } = pathsOf(file);
    const there = ownPath !== undefined || furtherPath !== undefined;
    if (!there) tell(file, { own: 0, replaced: 0, added: 0 });
    return there;
  }

  function chosenPath(file: string): string {
    const { ownPath, furtherPath } = pathsOf(file);
    const path = furtherPath ?? ownPath;
    if (path === undefined) throw new Error(`${file} is read only where TERMIN_VECTORS names a folder that has it`);
    const own = ownPath === undefined ? 0 : 1;
    const there = furtherPath === undefined ? 0 : 1;
    tell(file, { own, replaced: Math.min(own, there), added: Math.max(there - own, 0) });
    return path;
  }

  return {
    has,

    /** The bytes of a file that is one case. @throws Error where it is empty. */
    readBytes: (file: string): Buffer => readSome(chosenPath(file)),

    /** A file in JSON that is one case. @throws Error where it is not of the shape. */
    readWhole: <Shape>(file: string, shape: z.ZodType<Shape>): Shape => readJson(chosenPath(file), shape),

    /** The cases of a file in JSON, list by list. @throws Error where it is not of the shape, a list has no case, or an id names two. */
    readCases<Lists extends CaseLists>(file: string, shape: z.ZodType<Lists>, idOf: CaseIds<Lists>): Lists {
      const { ownPath, furtherPath } = pathsOf(file);
      if (ownPath === undefined) throw new Error(`${file} is no file of the project`);
      const ours = readLists(ownPath, shape);
      const theirs = furtherPath === undefined ? undefined : readLists(furtherPath, shape);
      const count = { own: 0, replaced: 0, added: 0 };
      const merged = Object.entries(ours).map(([list, own]) => {
        const { cases, replaced, added } = mergeCases<unknown>({
          project: own,
          further: theirs?.[list] ?? [],
          // The ids are given by the same keys as the lists, which `Object.entries` does not know.
          idOf: idOf[list] as (one: unknown) => string,
          what: `${file}: ${list}`,
        });
        count.own += own.length;
        count.replaced += replaced;
        count.added += added;
        return [list, cases];
      });
      tell(file, count);
      return Object.fromEntries(merged);
    },
  };
}

function requireFiles(folder: string, files: readonly string[]): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`TERMIN_VECTORS names no folder: ${folder}`);
  }
  const lacking = files.filter((file) => !statSync(join(folder, file), { throwIfNoEntry: false })?.isFile());
  if (lacking.length > 0) throw new Error(`TERMIN_VECTORS names ${folder}, which lacks ${lacking.join(', ')}`);
}

function readSome(path: string): Buffer {
  const bytes = readFileSync(path);
  if (bytes.length === 0) throw new Error(`the vector file ${path} is empty`);
  return bytes;
}

function readJson<Shape>(path: string, shape: z.ZodType<Shape>): Shape {
  const text = readSome(path).toString('utf8');
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`the vector file ${path} is not of its shape: ${errorMessage(error)}`, { cause: error });
  }
}

function readLists<Lists extends CaseLists>(path: string, shape: z.ZodType<Lists>): Lists {
  const lists = readJson(path, shape);
  for (const [list, cases] of Object.entries(lists)) {
    if (cases.length === 0) throw new Error(`no case: ${path}: ${list}`);
  }
  return lists;
}
