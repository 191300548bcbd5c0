import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { packagesOfTermin } from './delivered-packages.ts';
import { licenceOf } from './licences.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { readOptions } from './read-options.ts';
import { runCommand } from './run-command.ts';

const TIMEOUT_MS = 120_000;
const USAGE = `npm run sbom [-- --output FILE]: what Termin is delivered with, by CycloneDX, as JSON; to standard output without a file`;

const Bom = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
export type Bom = z.infer<typeof Bom>;

/**
 * The bill of materials that npm makes of the lockfile (CycloneDX 1.5), without what is for development alone, which the page's packages
 * are not, and with the licences that a person has read.
 */
export async function billOfMaterials(): Promise<Bom> {
  const text = await runCommand({
    command: 'npm',
    args: ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--silent'],
    cwd: PROJECT_ROOT,
    timeoutMs: TIMEOUT_MS,
  });
  const { metadata, components, dependencies, ...rest } = Bom.parse(JSON.parse(text));
  const delivered = new Map((await packagesOfTermin()).map((found) => [found.id, licenceOf(found)]));
  const root = metadata.component['bom-ref'];
  const isKept = (ref: string): boolean => ref === root || delivered.has(ref);
  return {
    ...rest,
    // npm takes the name of the folder.
    metadata: { ...metadata, component: { ...metadata.component, name: 'termin' } },
    components: components
      .filter((component) => isKept(component['bom-ref']))
      // Left out is what npm says of a package that is for development: it is delivered.
      .map(({ scope: _scope, ...component }) => ({
        ...component,
        scope: 'required',
        licenses: [{ expression: delivered.get(component['bom-ref']) }],
      })),
    dependencies: dependencies
      .filter(({ ref }) => isKept(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKept) })),
  };
}

if (import.meta.main) {
  const { output } = readOptions({ usage: USAGE, options: { output: { type: 'string' } } });
  const text = `${JSON.stringify(await billOfMaterials(), null, 2)}\n`;
  if (output === undefined) process.stdout.write(text);
  else await writeFile(resolve(output), text);
}
