import { expect, test } from '@jest/globals';
import { withClient } from '../dev/postgres.ts';
import { openTestDatabase } from '../tests/support/test-database.ts';
import { isDatabaseAway, sqlStateOf } from './database-away.ts';
import { EnvironmentError, readEnvironment } from './environment.ts';
import { openOrm } from './orm.ts';
import { readTimeouts } from './timeouts.ts';

const STANDARD = { statementSeconds: 60, lockSeconds: 10 };
const readFrom = (env: Readonly<Record<string, string>>) =>
  readEnvironment(env, (variables) =>
    readTimeouts(variables, { statement: 'API_STATEMENT_SECONDS', lock: 'API_LOCK_SECONDS', otherwise: STANDARD }),
  );

test('what is not said is as it was, and what is no number of seconds is refused', () => {
  expect(readFrom({})).toEqual(STANDARD);
  expect(readFrom({ API_STATEMENT_SECONDS: '5', API_LOCK_SECONDS: '0' })).toEqual({
    statementSeconds: 5,
    lockSeconds: 0,
  });
  for (const text of ['-1', '1.5', 'long', '86401']) {
    expect(() => readFrom({ API_LOCK_SECONDS: text })).toThrow(EnvironmentError);
  }
});

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test('a statement that takes too long, or waits too long for a row, is given up, and may be tried again', async () => {
  const database = await openTestDatabase({ poolMax: 2 });
  const timeouts = { statementSeconds: 2, lockSeconds: 1 };
  const orm = await openOrm({ databaseUrl: database.url, poolMax: 2, timeouts });
  try {
    const slow = await failureOf(orm.em.fork().execute('select pg_sleep(60)'));
    expect([sqlStateOf(slow), isDatabaseAway(slow)]).toEqual(['57014', true]);
    await withClient(database.url, async (client) => {
      await client.query('begin');
      await client.query('lock table debtor in access exclusive mode');
      const waiting = await failureOf(orm.em.fork().execute('select 1 from debtor'));
      expect([sqlStateOf(waiting), isDatabaseAway(waiting)]).toEqual(['55P03', true]);
    });
    // What migrates, and whoever says nothing, has no bound.
    const [unbound] = await database.orm.em
      .fork()
      .execute<{ is: string }[]>('select current_setting($$statement_timeout$$) "is"');
    expect(unbound?.is).toBe('0');
  } finally {
    await orm.close();
    await database.close();
  }
});
