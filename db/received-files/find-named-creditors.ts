import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { CreditorName } from '../../domain/records/return-entry.ts';
import type { EntityManager } from '../orm.ts';

// Slips are paid by the number that stands on them, also after their creditor has got another.
const BY_NUMBER: Readonly<Record<CreditorName['by'], string>> = {
  pbs_number: 'select id from creditor where pbs_number = ? limit 2',
  fi_creditor_number: `with named as (select ?::char(8) fi)
    (select id from creditor, named where fi_creditor_number = named.fi)
    union all
    (select creditor_id from invoice, named where fi_creditor_number = named.fi
       and not exists (select from creditor where fi_creditor_number = named.fi) limit 1)`,
  account: 'select creditor_id id from creditor_bank_account where account = ?',
};

export type NamedCreditors = (name: CreditorName) => Promise<CreditorId | null>;

/**
 * Finds the creditor that a file names, each asked for once. Null where nobody here has that number, and where it is not certain whose it is.
 */
export function findNamedCreditors(em: EntityManager): NamedCreditors {
  const known = new Map<string, CreditorId | null>();
  return async ({ by, number }) => {
    const key = `${by}/${number}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const [first, second] = await em.execute<{ id: CreditorId }[]>(BY_NUMBER[by], [number]);
    const id = first === undefined || second !== undefined ? null : first.id;
    known.set(key, id);
    return id;
  };
}
