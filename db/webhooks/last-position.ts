import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** The position of a creditor's last event that has one; 0 where there is none. */
export async function lastPositionOf(em: EntityManager, creditorId: CreditorId): Promise<bigint> {
  const [row] = await em.execute<{ position: string }[]>(
    'select last_position::text position from event_series where creditor_id = ?',
    [creditorId],
  );
  return BigInt(row?.position ?? 0);
}
