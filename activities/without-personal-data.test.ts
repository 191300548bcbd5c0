import { expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { withoutPersonalData } from './without-personal-data.ts';

const failWith = (error: unknown) =>
  new MockActivityEnvironment()
    .run(withoutPersonalData({ fail: () => Promise.reject(error) }).fail, {})
    .catch((thrown: unknown) => thrown);

test('a failure tells its code and not whom it is about, not even in its cause', async () => {
  const reply = Object.assign(new Error('450 <kunde@prove.example>: rejected'), {
    code: 'EENVELOPE',
    responseCode: 450,
  });
  const failure = await failWith(reply);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({
    message: "failed with 450; see the worker's log",
    nonRetryable: false,
    cause: undefined,
  });
  expect(String((failure as Error).stack)).not.toContain('kunde@');
});

test('a failure of the database tells its SQLSTATE', async () => {
  const error = Object.assign(new Error('Key (name)=(Prøvekunde) exists'), { code: '23505' });
  expect(await failWith(error)).toMatchObject({ message: "failed with 23505; see the worker's log" });
});

test('each activity of a set answers what it answers', async () => {
  const set = withoutPersonalData({ one: () => Promise.resolve(1), same: (input: string) => Promise.resolve(input) });
  const environment = new MockActivityEnvironment();
  expect([await environment.run(set.one), await environment.run(set.same, 'as given')]).toEqual([1, 'as given']);
});

test('a failure made for Temporal passes as it is', async () => {
  const failure = ApplicationFailure.nonRetryable('there is no subscription', 'NotFound');
  expect(await failWith(failure)).toBe(failure);
});
