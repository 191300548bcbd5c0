import { packagesOfTermin, type DeliveredPackage } from './delivered-packages.ts';

/** What Termin may be delivered with: nothing of these asks that others may have Termin's own source. By their names in SPDX. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'Bitstream-Vera',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

/**
 * What packages say in a file of theirs or in a form that is no longer used, and not in the lockfile: read there by a person. A package that
 * gets another version is read again.
 */
export const READ_BY_A_PERSON: Readonly<Record<string, string>> = {
  'buildcheck@0.0.7': 'MIT',
  'cpu-features@0.0.10': 'MIT',
  'dejavu-fonts-ttf@2.37.3': 'Bitstream-Vera',
  'png-js@2.0.0': 'MIT',
  'ssh2@1.17.0': 'MIT',
  'unionfs@4.6.0': 'Unlicense',
};

/** The compiler for other machines, of which some do not say in the lockfile what all say in the registry. */
const COMPILER = /^@swc\/core-[\w-]+@/;
const COMPILER_LICENCE = 'Apache-2.0 AND MIT';

/** The licence as an expression of SPDX; null where it is not known. */
export function licenceOf({ id, licence }: DeliveredPackage): string | null {
  return READ_BY_A_PERSON[id] ?? licence ?? (COMPILER.test(id) ? COMPILER_LICENCE : null);
}

export interface LicenceList {
  /** Packages by licence, both sorted. */
  readonly byLicence: ReadonlyMap<string, readonly string[]>;
  /** A line for each package that may not be delivered, or of which nobody knows. */
  readonly refusals: readonly string[];
}

/** Lists packages by licence, and refuses those whose licence is not allowed: of `A OR B` one must be, of `A AND B` both. */
export function listLicences(packages: readonly DeliveredPackage[]): LicenceList {
  const byLicence = new Map<string, string[]>();
  const refusals: string[] = [];
  for (const found of packages) {
    const licence = licenceOf(found);
    const name = licence ?? 'not known';
    byLicence.set(name, [...(byLicence.get(name) ?? []), found.id]);
    if (licence === null || !isAllowed(licence)) refusals.push(`${found.id}: ${name}`);
  }
  return {
    byLicence: new Map([...byLicence].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    refusals,
  };
}

/** AND binds closer than OR. What has brackets within others is not read, and so is refused. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\(([^()]*)\)$/, '$1');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => ALLOWED.has(licence)));
}

if (import.meta.main) {
  const { byLicence, refusals } = listLicences(await packagesOfTermin());
  for (const [licence, ids] of byLicence) console.log(`${licence} (${ids.length})\n  ${ids.join('\n  ')}\n`);
  for (const refusal of refusals) console.error(`may not be delivered: ${refusal}`);
  if (refusals.length > 0) process.exitCode = 1;
}
