import { Person } from '../../db/entities/person.ts';
import { insertPrintedLink } from '../../db/people/insert-link.ts';
import type { EntityManager } from '../../db/orm.ts';

/**
 * A link that makes an operator: an invitation for an address that nobody has; else that person is an operator from now on, disabled no
 * longer, and chooses a new password by it. No second factor is taken away.
 */
export async function makeOperatorLink(
  em: EntityManager,
  email: string,
): Promise<{ readonly kind: 'invite' | 'reset'; readonly path: string }> {
  return em.transactional(async (own) => {
    const known = await own.findOne(Person, { email });
    const kind = known === null ? 'invite' : 'reset';
    if (known !== null) {
      await own.execute('update person set is_operator = true, disabled_at = null where id = ?', [known.id]);
    }
    const token = await insertPrintedLink(own, {
      kind,
      email,
      personId: known?.id ?? null,
      creditorId: null,
      role: null,
      isOperator: known === null,
      language: 'da',
      invitedBy: null,
    });
    return { kind, path: `/${kind}#${token}` };
  });
}
