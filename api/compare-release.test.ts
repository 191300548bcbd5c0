import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { readSnapshots } from '../tests/support/snapshots.ts';
import { findUnwritten, releasesOf } from './compare-release.ts';

const CHANGELOG = await readFile(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const MANIFEST: { version: string } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));

const removed = { text: 'API removed', level: 3, operation: 'POST', path: '/v1/items' };
const added = (value: string) => ({ ...removed, text: `added the new \`${value}\` enum value to the \`code\`` });
const maybe = { ...removed, level: 2, path: '/v1/debtors' };

test('a break that the changelog does not name is found', () => {
  const changelog = '# Changelog\n\n## Unreleased\n\n### Fixed\n\n- `POST /v1/items`\n\n## 0.1.0\n';
  expect(findUnwritten({ changelog, breaks: [removed, maybe] })).toEqual([removed]);
});

test('a break that stands under Breaking of what is not released yet is written', () => {
  const changelog =
    '# Changelog\n\n## Unreleased\n\n### Breaking\n\n- `POST /v1/items` is gone\n\n### Fixed\n\n## 0.1.0\n';
  expect(findUnwritten({ changelog, breaks: [removed] })).toEqual([]);
});

test('a break at a path that another one is written for is found all the same', () => {
  const changelog = '# Changelog\n\n## Unreleased\n\n### Breaking\n\n- `POST /v1/items` answers `one`\n\n## 0.1.0\n';
  expect(findUnwritten({ changelog, breaks: [added('one'), added('two')] })).toEqual([added('two')]);
});

test('what an earlier release has broken excuses nothing now', () => {
  const changelog = '# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n### Breaking\n\n- `POST /v1/items` is gone\n';
  expect(findUnwritten({ changelog, breaks: [removed] })).toEqual([removed]);
});

test('each release keeps its OpenAPI document and its snapshot, and the newest is the version of the package', async () => {
  const releases = releasesOf(CHANGELOG);
  expect(releases[0]).toBe(MANIFEST.version);
  const documents = await readdir(new URL('releases', import.meta.url));
  expect(documents.toSorted()).toEqual(releases.map((release) => `${release}.json.gz`).toSorted());
  const snapshots = (await readSnapshots()).map(({ name }) => name);
  expect(snapshots).toEqual(expect.arrayContaining(releases));
});
