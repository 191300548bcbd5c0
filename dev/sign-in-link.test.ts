import { expect, test } from '@jest/globals';
import { openTestApi } from '../tests/support/open-test-api.ts';
import { as, cookieOf } from '../tests/support/sign-in.ts';
import { makeSignInLink } from './sign-in-link.ts';

const { database, api } = await openTestApi();

test('the link of a start signs in once, as an operator who is an admin of every creditor that there is', async () => {
  const { creditorId } = await api.creditor();
  const follow = async (link: string) => {
    const [page, token] = link.split('#sign-in=');
    expect(page).toBe(`${api.url}/`);
    return api.call('post', '/v1/session/link', { body: { token } });
  };
  const first = await makeSignInLink({ databaseUrl: database.url, pageUrl: api.url });
  const answer = await follow(first);
  expect(answer.body).toMatchObject({ person: { isOperator: true }, creditor: { id: creditorId, role: 'admin' } });
  expect((await api.call('get', '/v1/debtors', as(cookieOf(answer)))).status).toBe(200);
  expect((await api.call('get', '/v1/creditors', as(cookieOf(answer)))).status).toBe(200);
  expect((await follow(first)).status).toBe(410);

  const other = await api.creditor();
  const again = await follow(await makeSignInLink({ databaseUrl: database.url, pageUrl: api.url }));
  expect(again.body.person.id).toBe(answer.body.person.id);
  expect(again.body.creditors.map(({ id }: { id: string }) => id).toSorted()).toEqual(
    [creditorId, other.creditorId].toSorted(),
  );
});
