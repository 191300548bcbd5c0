import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { openVectors } from './support/open-vectors.ts';

/** The project's own files; the disputed list lies beside their folder. */
export const PROJECT_FOLDER = join(import.meta.dirname, 'vectors');
export const PROJECT_FILES = [
  'bankdays.json',
  'bs0601_derived_0112.json',
  'bs0601_derived_0112_padded.txt',
  'bs0601_derived_0112_trimmed.txt',
  'bs0602_derived_fi71_own_card.txt',
  'bs0605_derived_0120.txt',
  'faults/batch-as-sum-053.xml',
  'faults/batch-details-054.xml',
  'faults/batch-instructed-amounts.xml',
  'faults/fee-in-outgoing-entry.xml',
  'faults/fi-file-told-twice.md',
  'faults/other-fi-creditor-number.xml',
  'faults/overlapping-statement-1.xml',
  'faults/overlapping-statement-2.xml',
  'faults/payer-in-address-lines.xml',
  'faults/same-bank-reference.xml',
  'faults/statement-id-used-again-1.xml',
  'faults/statement-id-used-again-2.xml',
  'fi71.json',
  'periods.json',
  'reference-rates.json',
];
/** Taken verbatim from the tests of another project: not ours to hand on. */
export const PUBLIC_0602 = 'bs0602_from_public_ts_test.txt';
export const PUBLIC_0603 = 'bs0603_from_public_ts_test.txt';

const named = process.env['TERMIN_VECTORS'];

/** The vectors of `tests/vectors/` and of the folder that `TERMIN_VECTORS` names; a relative path counts from the project's root. */
export const vectors = openVectors({
  project: PROJECT_FOLDER,
  further: named === undefined ? undefined : resolve(PROJECT_ROOT, named),
  projectFiles: PROJECT_FILES,
  outsideFiles: [PUBLIC_0602, PUBLIC_0603],
  // Not the console, which jest prints together with the place in the code.
  say: (line) => process.stderr.write(`${line}\n`),
});

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
