import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const PROJECT_ROOT = resolve(import.meta.dirname, '..');

/** Where the vectors lie: `TERMIN_VECTORS`, or beside the project; relative paths count from the project's root. */
export function vectorPath(file: string): string {
  return join(resolve(PROJECT_ROOT, process.env['TERMIN_VECTORS'] ?? '../shared/vectors'), file);
}

/** The bytes of a vector file. @throws Error where it is missing or empty: a vector that is not run must not look like one that passed. */
export function readVectorBytes(file: string): Buffer {
  const bytes = readFileSync(vectorPath(file));
  if (bytes.length === 0) throw new Error(`the vector file ${file} is empty`);
  return bytes;
}

/** A vector file in JSON. @throws ZodError where it is not of the shape that its cases are read by. */
export function readVectors<Shape>(file: string, shape: z.ZodType<Shape>): Shape {
  return shape.parse(JSON.parse(readVectorBytes(file).toString('utf8')));
}

/** The cases themselves. @throws Error where there is none. */
export function someCases<Case>(cases: readonly Case[] | undefined, what: string): readonly Case[] {
  if (cases === undefined || cases.length === 0) throw new Error(`no case: ${what}`);
  return cases;
}

const disputedCase = z.strictObject({
  file: z.string(),
  id: z.string(),
  // What Termin holds, in the form of the case's own expectation.
  termin: z.unknown(),
  reason: z.string().min(1),
});
type DisputedCase = z.infer<typeof disputedCase>;

/** The cases of a file that Termin does not follow, with the reason. The tests hold that the list is exactly right. */
export function disputedIn(file: string): ReadonlyMap<string, DisputedCase> {
  const text = readFileSync(join(import.meta.dirname, 'vectors-disputed.json'), 'utf8');
  const list = z.array(disputedCase).parse(JSON.parse(text));
  return new Map(list.filter((one) => one.file === file).map((one) => [one.id, one]));
}
