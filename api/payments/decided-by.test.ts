import { expect, test } from '@jest/globals';
import { decidedBy, explainByPerson } from './decided-by.ts';

test('who has decided is told by their name, whatever it is', () => {
  const person = 'entered by assigned by Æ';
  for (const how of ['assigned', 'entered'] as const) {
    expect(decidedBy({ byPerson: true, explanation: explainByPerson(how, person) })).toEqual({ how, person });
  }
});

test('of a person whom an earlier version did not name it is told that it was one', () => {
  const explanation = 'paid by 0236 of delivery 17, line 4, assigned by a person';
  expect(decidedBy({ byPerson: true, explanation })).toEqual({ how: 'assigned', person: null });
});

test('what a rule has decided is told so, whatever its explanation', () => {
  expect(decidedBy({ byPerson: false, explanation: 'assigned by nobody' })).toEqual({ how: 'rule', person: null });
});
