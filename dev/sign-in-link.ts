import type { PersonId } from '../domain/identifiers/ids.ts';

/** Who signs in here: plainly nobody's address. */
const EMAIL = 'operator@termin.example';
const NAME = 'Operator';

/**
 * A link to the page that signs in once, for half an hour: as an operator who is an admin of every creditor that there is by now. Made on
 * the database of a stack on this machine, whose operator's key lies beside it anyway.
 */
export async function makeSignInLink({
  databaseUrl,
  pageUrl,
}: {
  databaseUrl: string;
  pageUrl: string;
}): Promise<string> {
  // Loaded here and not above: it brings the whole ORM, which only a start needs.
  const { openOrm } = await import('../db/orm.ts');
  const { insertPrintedLink } = await import('../db/people/insert-link.ts');
  const orm = await openOrm({ databaseUrl, poolMax: 1 });
  try {
    const token = await orm.em.fork().transactional(async (em) => {
      const [person] = await em.execute<{ id: PersonId }[]>(
        `insert into person (id, email, name, language, is_operator) values (uuidv7(), ?, ?, 'da', true)
         on conflict (email) do update set is_operator = true, disabled_at = null returning id`,
        [EMAIL, NAME],
      );
      if (person === undefined) throw new Error('nobody was written');
      await em.execute(
        `insert into person_creditor (person_id, creditor_id, role) select ?, id, 'admin' from creditor on conflict do nothing`,
        [person.id],
      );
      return insertPrintedLink(em, {
        kind: 'sign_in',
        email: EMAIL,
        personId: person.id,
        creditorId: null,
        role: null,
        isOperator: true,
        language: 'da',
        invitedBy: null,
      });
    });
    return `${pageUrl}/#sign-in=${token}`;
  } finally {
    await orm.close();
  }
}
