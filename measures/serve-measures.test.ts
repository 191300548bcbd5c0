import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type MeasuresServer, serveMeasures } from './serve-measures.ts';

let server: MeasuresServer;
let isAway = false;
beforeAll(async () => {
  const readiness = () => Promise.resolve({ postgresql: true, temporal: !isAway });
  const metrics = () => Promise.resolve('termin_database_up 1\n');
  server = await serveMeasures({ host: '127.0.0.1', port: 0 }, { metrics, readiness });
});
afterAll(() => server.stop());

const ask = async (path: string, method = 'GET') => {
  const answer = await fetch(server.url + path, { method });
  return [answer.status, await answer.text()];
};

test('measures are told in the format of Prometheus, and whether the process answers', async () => {
  expect(await ask('/metrics')).toEqual([200, 'termin_database_up 1\n']);
  expect(await ask('/healthz')).toEqual([200, '{"up":true}']);
});

test('it is ready where every part answers, and says which does not', async () => {
  expect(await ask('/readyz')).toEqual([200, '{"ready":true,"postgresql":"up","temporal":"up"}']);
  isAway = true;
  expect(await ask('/readyz')).toEqual([503, '{"ready":false,"postgresql":"up","temporal":"away"}']);
});

test('it knows no other path, and nothing is written', async () => {
  expect(await ask('/')).toEqual([404, '{"paths":["/metrics","/healthz","/readyz"]}']);
  expect((await ask('/metrics', 'POST'))[0]).toBe(405);
});
