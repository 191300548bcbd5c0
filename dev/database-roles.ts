import type { Client } from 'pg';
import { DATABASE_ROLES, type Worker } from '../db/role-rights.ts';

/** Makes the roles of the API and the worker on an embedded server, with its owner's password: what works there is one person's. */
export async function ensureRoles(client: Client, password: string): Promise<void> {
  for (const role of Object.values(DATABASE_ROLES)) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  }
}

/** The address of an embedded server's database for the API or the worker. */
export function asRole(databaseUrl: string, worker: Worker): string {
  const url = new URL(databaseUrl);
  url.username = DATABASE_ROLES[worker];
  return url.href;
}
