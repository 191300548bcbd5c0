import type { IndexationId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { IndexationAttention } from '../words/indexations.ts';

/** Makes what keeps a yearly step from being announced visible with its rule; null where nothing does any more. */
export async function noteIndexationAttention(
  em: EntityManager,
  {
    indexationId,
    code,
    detail,
  }: { indexationId: IndexationId; code: IndexationAttention | null; detail: string | null },
): Promise<void> {
  await em.execute('update indexation set attention_code = ?, attention_detail = ? where id = ?', [
    code,
    detail,
    indexationId,
  ]);
}
