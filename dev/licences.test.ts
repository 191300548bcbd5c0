import { describe, expect, test } from '@jest/globals';
import { deliveredPackages, packagesOfPage, packagesOfTermin } from './delivered-packages.ts';
import { listLicences, READ_BY_A_PERSON } from './licences.ts';

const LOCKFILE = JSON.stringify({
  packages: {
    '': { dependencies: { server: '1.0.0' } },
    'node_modules/server': { version: '1.0.0', license: 'MIT', dependencies: { shared: '1.0.0' } },
    'node_modules/server/node_modules/shared': { version: '1.0.0', license: 'ISC' },
    'node_modules/for-another-machine': { version: '1.0.0', optional: true },
    'node_modules/page': {
      version: '2.0.0',
      dev: true,
      license: 'MIT',
      dependencies: { '@of/part': '2.0.0' },
      peerDependencies: { nobody: '1.0.0' },
    },
    'node_modules/@of/part': { version: '2.0.0', dev: true, license: 'MIT', dependencies: { shared: '2.0.0' } },
    'node_modules/shared': { version: '2.0.0', dev: true, license: 'ISC' },
    'node_modules/tool': { version: '3.0.0', dev: true, license: 'GPL-3.0-only' },
  },
});

describe('what is delivered', () => {
  test('is what the image installs and what the page is bundled of, each with its own, and no tool', () => {
    const found = deliveredPackages({ lockfile: LOCKFILE, pagePackages: ['page'] });
    expect(found.map(({ id }) => id)).toEqual([
      '@of/part@2.0.0',
      'for-another-machine@1.0.0',
      'page@2.0.0',
      'server@1.0.0',
      'shared@1.0.0',
      'shared@2.0.0',
    ]);
  });

  test('a package that the page imports and the lockfile does not know is an error', () => {
    expect(() => deliveredPackages({ lockfile: LOCKFILE, pagePackages: ['unheard-of'] })).toThrow('unheard-of');
  });

  test('the page is bundled of packages that are found in its source', async () => {
    expect(await packagesOfPage()).toEqual(
      expect.arrayContaining(['@tanstack/react-query', 'react', 'react-aria-components', 'react-dom', 'recharts']),
    );
  });
});

describe('licences', () => {
  test('all that Termin delivers may be delivered', async () => {
    const packages = await packagesOfTermin();
    expect(packages.length).toBeGreaterThan(100);
    expect(listLicences(packages).refusals).toEqual([]);
  });

  test('what a person has read is of packages that are delivered in that version', async () => {
    const ids = (await packagesOfTermin()).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(READ_BY_A_PERSON)));
  });

  test.each(['MIT', 'Apache-2.0 AND MIT', '(MIT OR GPL-3.0-only)', 'GPL-3.0-only OR ISC AND MIT'])(
    '%s may be delivered',
    (licence) => {
      expect(listLicences([{ id: 'sample@1.0.0', licence }]).refusals).toEqual([]);
    },
  );

  test.each(['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'SEE LICENSE IN LICENSE', 'UNLICENSED', 'mit', ''])(
    '"%s" may not',
    (licence) => {
      expect(listLicences([{ id: 'sample@1.0.0', licence }]).refusals).toEqual([`sample@1.0.0: ${licence}`]);
    },
  );

  test('a package that does not say its licence may not be delivered until a person has read it', () => {
    expect(listLicences([{ id: 'sample@1.0.0', licence: null }]).refusals).toEqual(['sample@1.0.0: not known']);
    expect(listLicences([{ id: 'png-js@2.0.0', licence: null }]).refusals).toEqual([]);
    expect(listLicences([{ id: 'png-js@2.0.1', licence: null }]).refusals).toEqual(['png-js@2.0.1: not known']);
  });

  test('packages stand under their licence, both in order', () => {
    const { byLicence } = listLicences([
      { id: 'a@1.0.0', licence: 'MIT' },
      { id: 'b@1.0.0', licence: 'ISC' },
      { id: 'c@1.0.0', licence: 'MIT' },
    ]);
    expect([...byLicence]).toEqual([
      ['ISC', ['b@1.0.0']],
      ['MIT', ['a@1.0.0', 'c@1.0.0']],
    ]);
  });
});
