import { expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { startTestApi, type Answer } from '../test-api.ts';

const { database, api } = await openTestApi();

const codeOf = async (call: Promise<Answer>): Promise<string | number> => {
  const { status, body } = await call;
  return status < 300 ? status : body.code;
};

/** The story of an installation's operators' keys, from the one of its environment on. */
test('the environment’s key makes the first; while one works it does not, and the last one that works is not revoked', async () => {
  const creditor = await api.creditor();
  const make = (name: string, key: string, more = {}) =>
    api.call('post', '/v1/operator-keys', { key, body: { name, ...more } });
  const creditorsBy = (key: string) => codeOf(api.call('get', '/v1/creditors', { key }));
  const revoke = (id: string, key: string) => codeOf(api.call('delete', `/v1/operator-keys/${id}`, { key }));
  expect(await creditorsBy(api.operatorKey)).toBe(200);

  const first = (await make('Prøve Operatør', api.operatorKey)).body;
  expect(first.secret).toMatch(/^tk_[\w-]{43}[0-9A-Za-z]{6}$/);
  expect([await creditorsBy(api.operatorKey), await creditorsBy(first.secret)]).toEqual(['api_key_unknown', 200]);
  expect(await revoke(first.id, first.secret)).toBe('last_operator_key');

  const second = (await make('Prøve Afløser', first.secret)).body;
  const listed = await api.call('get', '/v1/operator-keys', { key: second.secret });
  expect(listed.body.data.map(({ name }: { name: string }) => name)).toEqual(['Prøve Afløser', 'Prøve Operatør']);
  expect(listed.body.data[0].lastUsedAt).not.toBeNull();
  const [row] = await database.orm.em
    .fork()
    .execute<{ found: boolean }[]>('select exists (select from api_key k where k::text like ?) found', [
      `%${second.secret}%`,
    ]);
  expect([JSON.stringify(listed.body).includes(second.secret), row?.found]).toEqual([false, false]);

  // Both at once, each the other: one stays.
  const codes = await Promise.all([revoke(first.id, second.secret), revoke(second.id, first.secret)]);
  const stays = codes[0] === 200 ? second : first;
  expect(codes.filter((code) => code === 200)).toHaveLength(1);
  expect(await creditorsBy(stays.secret)).toBe(200);

  // What has expired works no more; where none works the environment's key does: nobody is locked out.
  await database.orm.em.fork().execute(`update api_key set expires_at = now() where id = ?`, [stays.id]);
  expect([await creditorsBy(stays.secret), await creditorsBy(api.operatorKey)]).toEqual(['api_key_unknown', 200]);

  const elsewhere = (await make('Prøve Andetsteds', api.operatorKey, { addresses: ['192.0.2.0/24'] })).body;
  expect(await creditorsBy(elsewhere.secret)).toBe('address_not_allowed');
  for (const key of [creditor.admin, creditor.readOnly]) {
    expect(await codeOf(make('Min?', key))).toBe('not_for_creditors');
    expect(await codeOf(api.call('get', '/v1/operator-keys', { key }))).toBe('not_for_creditors');
  }
});

test('an operator lists and revokes the keys of any creditor, and sees no secret', async () => {
  const fresh = await startTestApi({ orm: database.orm });
  await database.orm.em.fork().execute(`update api_key set revoked_at = now() where role = 'operator'`);
  const creditor = await fresh.creditor();
  const path = `/v1/creditors/${creditor.creditorId}/api-keys`;
  const listed = await fresh.call('get', path, { key: fresh.operatorKey });
  expect(listed.body.data.map(({ role }: { role: string }) => role)).toEqual(['read_only', 'admin']);
  const [, { id }] = listed.body.data;
  const other = await fresh.creditor();
  const foreign = `/v1/creditors/${other.creditorId}/api-keys/${id}`;
  expect(await codeOf(fresh.call('delete', foreign, { key: fresh.operatorKey }))).toBe('not_found');
  expect(await codeOf(fresh.call('get', '/v1/creditor', { key: creditor.admin }))).toBe(200);
  const revoked = await fresh.call('delete', `${path}/${id}`, { key: fresh.operatorKey });
  expect(revoked.body.revokedAt).not.toBeNull();
  expect(await codeOf(fresh.call('get', '/v1/creditor', { key: creditor.admin }))).toBe('api_key_unknown');
  await fresh.close();
});
