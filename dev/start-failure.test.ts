import { expect, test } from '@jest/globals';
import { startFailure } from './start-failure.ts';

const TRACE = '\tgithub.com/temporalio/cli/internal/devserver/server.go:373 +0x9c\n'.repeat(40);

test.each([
  ['one of ours', "Error: can't set frontend port 18933: listen tcp 127.0.0.1:18933: bind: address already in use\n"],
  [
    'one that the server chose for itself',
    `panic: failed assigning ephemeral port: failed to assign a free port: listen tcp 127.0.0.1:0: bind: address already in use\n\n${TRACE}`,
  ],
  [
    'PostgreSQL’s',
    'LOG:  could not bind IPv4 address "127.0.0.1": Permission denied\nFATAL:  could not create any sockets\n',
  ],
  ['one that it could not try out', `panic: failed assigning ephemeral port: dial tcp: i/o timeout\n\n${TRACE}`],
])('a port that was taken is known, however long the trace after it: %s', (_, log) => {
  const failure = startFailure(log);
  expect(failure.portTaken).toBe(true);
  expect(failure.reason.slice(0, 60)).toBe(log.slice(0, 60));
});

test('another failure is told by the end of the log, and a panic by its beginning', () => {
  expect(startFailure(`${'warning\n'.repeat(400)}Error: no such flag`)).toEqual({
    portTaken: false,
    reason: expect.stringMatching(/Error: no such flag$/),
  });
  const thrown = startFailure(`starting\nException in thread "main" java.lang.Error: no memory\n${TRACE}`);
  expect(thrown.reason.split('\n')[0]).toBe('Exception in thread "main" java.lang.Error: no memory');
  const panicked = startFailure(`warning\npanic: out of luck\n\n${TRACE}`);
  expect([panicked.portTaken, panicked.reason.split('\n')[0]]).toEqual([false, 'panic: out of luck']);
});
