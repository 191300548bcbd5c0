import { expect, test } from '@jest/globals';
import { bodyOf, draftOf, EMPTY_DEBTOR } from './debtor-draft.ts';

test('an address is one line of the API for each line that says something', () => {
  expect(bodyOf({ ...EMPTY_DEBTOR, address: ' Prøvevej 1 \n\n2. sal\n' }).addressLines).toEqual([
    'Prøvevej 1',
    '2. sal',
  ]);
});

test('what is left empty is null, and a country is in capitals', () => {
  expect(bodyOf({ ...EMPTY_DEBTOR, country: 'se', cvr: ' ', email: '' })).toMatchObject({
    country: 'SE',
    cvr: null,
    email: null,
    ean: null,
    reference: null,
  });
});

test('a debtor that is shown and not changed is sent as it was', () => {
  const debtor = {
    name: 'Prøvekunde Et',
    addressLines: ['Prøvevej 1', '2. sal'],
    postcode: '8000',
    city: 'Aarhus C',
    country: 'DK',
    cvr: null,
    ean: null,
    reference: 'Afdeling 12',
    email: 'et@prove.example',
    alsoTo: ['leder@prove.example'],
    copyTo: ['bogholder@prove.example', 'revisor@prove.example'],
    delivery: 'paper' as const,
    language: 'da' as const,
    kind: 'consumer' as const,
  };
  const shown = { ...debtor, id: '', customerNumber: '1001', mandate: null, createdAt: '', updatedAt: '' };
  expect(bodyOf(draftOf(shown))).toEqual(debtor);
});
