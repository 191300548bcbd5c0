import { beforeAll, expect, test } from '@jest/globals';
import { packagesOfTermin } from './delivered-packages.ts';
import { billOfMaterials, type Bom } from './sbom.ts';

let bom: Bom;

beforeAll(async () => {
  bom = await billOfMaterials();
});

test('the bill of materials has what is delivered, each once and with a licence, and no tool', async () => {
  const ids = (await packagesOfTermin()).map(({ id }) => id);
  expect(bom.components.map((component) => component['bom-ref']).toSorted()).toEqual(ids);
  expect(ids).toEqual(expect.arrayContaining([expect.stringMatching(/^react@/), expect.stringMatching(/^pg@/)]));
  expect(ids.filter((id) => /^(jest|vite|typescript)@/.test(id))).toEqual([]);
  expect(bom.components.filter(({ licenses }) => !/"expression":"\w/.test(JSON.stringify(licenses)))).toEqual([]);
});

test('it is of Termin, by CycloneDX, and what a package depends on is in it', () => {
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'termin', type: 'application' } },
  });
  const refs = new Set([bom.metadata.component['bom-ref'], ...bom.components.map((one) => one['bom-ref'])]);
  const mentioned = bom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
  expect(mentioned.filter((ref) => !refs.has(ref))).toEqual([]);
  expect(new Set(bom.dependencies.map(({ ref }) => ref))).toEqual(refs);
});
