import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { startTestApi, type TestApi } from '../../api/test-api.ts';
import { startTemporal } from '../../dev/temporal.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import { openTestDatabase, type OpenTestDatabase } from './test-database.ts';

interface OpenTestApi {
  readonly database: OpenTestDatabase;
  readonly api: TestApi;
}

/**
 * The API on a database of its own, for the tests of the file that asks for it, and closed when they are through. There is no Temporal:
 * messages wait in the outbox.
 */
export async function openTestApi(): Promise<OpenTestApi> {
  const database = await openTestDatabase();
  const api = await startTestApi({ orm: database.orm });
  afterAll(async () => {
    await api.close();
    await database.close();
  });
  return { database, api };
}

/** As `openTestApi`, with a Temporal of its own, on which no worker runs. */
export async function openTestApiOnTemporal(): Promise<OpenTestApi> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-api-'));
  const [database, temporal] = await Promise.all([
    openTestDatabase(),
    startTemporal({ folder, searchAttributes: SEARCH_ATTRIBUTES }),
  ]);
  const api = await startTestApi({ orm: database.orm, temporalAddress: temporal.address });
  afterAll(async () => {
    await api.close();
    await temporal.stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { database, api };
}
