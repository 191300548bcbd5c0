import { v7 as uuid } from 'uuid';
import type { Orm } from '../../db/orm.ts';
import { hashSecretToken, newSecretToken } from '../../db/people/secret-token.ts';

/** A key as versions until 0.1.0 made it: without a checksum, and with nothing said but its role. */
export async function createKeyOfBefore(
  orm: Orm,
  { creditorId }: { creditorId: string | null },
): Promise<{ id: string; secret: string }> {
  const id = uuid();
  const secret = `tk_${newSecretToken()}`;
  const role = creditorId === null ? 'operator' : 'admin';
  await orm.em
    .fork()
    .execute('insert into api_key (id, creditor_id, role, name, hash) values (?, ?, ?, ?, ?)', [
      id,
      creditorId,
      role,
      'Drift, Prøve',
      hashSecretToken(secret),
    ]);
  return { id, secret };
}
