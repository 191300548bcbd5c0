import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { GOOD, startTestApi } from '../api/test-api.ts';
import { migrate } from '../db/migrate.ts';
import { openOrm } from '../db/orm.ts';
import { ensureDatabase, startPostgres } from '../dev/postgres.ts';

const PERSONAL = {
  name: 'Prøvekunde Hemmelig',
  addressLines: ['Hemmelig Prøvevej 1'],
  email: 'hemmelig@prove.example',
  fiCreditorNumber: '87654321',
};

test('PostgreSQL’s log tells of a refusal by the constraint’s name, and of nobody’s data', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'termin-postgres-log-'));
  const server = await startPostgres({ folder });
  try {
    await ensureDatabase({ serverUrl: server.url('postgres'), name: 'termin' });
    await migrate(server.url('termin'));
    const orm = await openOrm({ databaseUrl: server.url('termin'), poolMax: 4 });
    const api = await startTestApi({ orm });
    await api.creditor(PERSONAL);
    const again = { ...GOOD.debtor, cvr: '10000009', ...PERSONAL };
    const taken = await api.call('post', '/v1/creditors', { key: api.operatorKey, body: again });
    expect([taken.status, taken.body.code]).toEqual([409, 'fi_creditor_number_taken']);
    await api.close();
    await orm.close();
    await server.stop();
    const log = await readFile(join(folder, 'postgres.log'), 'utf8');
    expect(log).toMatch(/ERROR: .*"creditor_fi_creditor_number_key"/);
    expect(log).not.toMatch(/STATEMENT:|DETAIL:|CONTEXT:|insert into/i);
    for (const value of Object.values(PERSONAL).flat()) expect(log).not.toContain(value);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
