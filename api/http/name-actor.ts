import type { EntityManager } from '../../db/orm.ts';
import type { Caller } from './authenticate.ts';

/** Says in the request's transaction who acts, until it ends: the audit trail's triggers record what is written from here on. */
export async function nameActor(
  em: EntityManager,
  { caller, requestId }: { caller: Caller; requestId: string },
): Promise<void> {
  const { role, name } = caller;
  const apiKeyId = caller.kind === 'creditor' ? caller.apiKeyId : null;
  await em.execute(`select set_config('termin.actor', ?, true)`, [JSON.stringify({ role, name, apiKeyId, requestId })]);
}
