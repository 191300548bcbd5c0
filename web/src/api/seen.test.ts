import { expect, test } from '@jest/globals';
import { ifStill, ifStillAs, keepTag, shareParts } from './seen.ts';

const answered = (name: string, tag: string) => {
  const data = { name, lines: [{ text: 'Kontingent' }] };
  keepTag(data, tag);
  return data;
};

const read = (name: string) => Promise.resolve(answered(name, '"own"'));

test('a change names what was seen, and nothing where the API has named nothing', () => {
  expect(ifStill(answered('Prøvekunde Et', '"one"'))).toEqual({ 'If-Match': '"one"' });
  const nameless = { name: 'Prøvekunde Et' };
  keepTag(nameless, null);
  expect(ifStill(nameless)).toEqual({});
});

test('what is fetched anew is named anew, and what was seen before is named as before', () => {
  const before = answered('Prøvekunde Et', '"one"');
  const now = shareParts(before, answered('Prøvekunde To', '"two"')) as typeof before;
  expect(now.lines).toBe(before.lines);
  expect([ifStill(before), ifStill(now)]).toEqual([{ 'If-Match': '"one"' }, { 'If-Match': '"two"' }]);
});

test('what is fetched anew and is the same stays the same', () => {
  const before = answered('Prøvekunde Et', '"one"');
  const now = shareParts(before, answered('Prøvekunde Et', '"one"'));
  expect(now).toBe(before);
  expect(ifStill(before)).toEqual({ 'If-Match': '"one"' });
});

test('the row of a list is changed as it is shown, by the name that its own path gives it, and else not', async () => {
  const row = { name: 'Prøvekunde Et', lines: [{ text: 'Kontingent' }], group: 'of the list alone' };
  expect(await ifStillAs<ReturnType<typeof answered>>(row, read('Prøvekunde Et'))).toEqual({ 'If-Match': '"own"' });
  const changed = ifStillAs<ReturnType<typeof answered>>(row, read('Prøvekunde To'));
  await expect(changed).rejects.toMatchObject({ problem: { code: 'changed_meanwhile' } });
  const moved = ifStillAs<ReturnType<typeof answered>>(row, read('Prøvekunde To'), { movesByItself: 'name' });
  expect(await moved).toEqual({ 'If-Match': '"own"' });
});
