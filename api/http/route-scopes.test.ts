import { expect, test } from '@jest/globals';
import { ROUTES } from '../routes.ts';
import { HEAVY_OPERATIONS } from './heavy-routes.ts';
import { reads } from './reads.ts';
import { SCOPED_OPERATIONS, scopeOf } from './route-scopes.ts';

const forKeys = ROUTES.filter(({ access }) => access !== 'anyone' && access !== 'person');
const changing = forKeys.filter((route) => !reads(route));

test('every route that a key may call takes one scope, and the table names no other route', () => {
  expect(changing.map(({ operationId }) => operationId).toSorted()).toEqual([...SCOPED_OPERATIONS].toSorted());
  for (const route of forKeys) expect(scopeOf(route)).toMatch(/^(read|write|money|settings)$/);
});

test('whatever only reads takes read, and nothing else does', () => {
  expect(forKeys.filter((route) => (scopeOf(route) === 'read') !== reads(route))).toEqual([]);
});

test('what an admin alone may do is a matter of settings, but for the answer to a pay-out, which is money', () => {
  const ofAdmins = changing.filter(({ role }) => role === 'admin').map((route) => [route.operationId, scopeOf(route)]);
  expect(ofAdmins.filter(([, scope]) => scope !== 'settings')).toEqual([['answerPayOut', 'money']]);
});

test('a route that the table lacks is open to no key', () => {
  expect(() => scopeOf({ operationId: 'notThere', method: 'post' })).toThrow('no scope is said for notThere');
});

test('what is done in turns are routes', () => {
  const operations = ROUTES.map(({ operationId }) => operationId);
  expect([...HEAVY_OPERATIONS].filter((operation) => !operations.includes(operation))).toEqual([]);
});
