import type { DebtorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import { assembleArrears, lettersAskedAgain } from './assemble-arrears.ts';
import { loadClaims } from './load-claims.ts';
import { loadHoldbacks } from './load-holdbacks.ts';
import { loadLetters } from './load-letters.ts';
import type { AskedArrears, LoadedArrears, LoadedDebtor, OpenLetter } from './loaded-arrears.ts';

// As `composeInvoice` has it for invoices: by mail, by paper, or by a slip of Betalingsservice where the creditor has them sent. While the mail of the
// last letter has failed at the address that the debtor still has, another would come to nobody either.
const SELECT_DEBTORS = `
select d.id "debtorId", d.kind, case
    when d.delivery = 'paper' then true
    when d.delivery = 'mail' and d.email is not null then not exists (
      select from invoice_mail m
      where m.invoice_id = (select r.id from reminder r where r.debtor_id = d.id order by r.issued_on desc limit 1)
        and m.status = 'failed' and lower(m.recipient) = lower(d.email))
    else c.pbs_number is not null and coalesce(c.bs_settings #>> '{services,slips}', 'none') <> 'none' end "isReachable"
from debtor d join creditor c on c.id = d.creditor_id
where d.creditor_id = ? and d.id = any(?::uuid[])`;

const SELECT_OPEN_LETTERS = `
select b.invoice_id "reminderId", b.debtor_id "debtorId", b.open_ore "openOre"
from invoice_balance b join invoice i on i.id = b.invoice_id and i.series = 'reminder'
where b.creditor_id = ? and b.debtor_id = any(?::uuid[]) and b.open_ore > 0 order by i.issued_on, i.id`;

/** The arrears of debtors, by all that is known now, in a few statements for all of them. */
export async function loadArrears(
  em: EntityManager,
  { creditorId, debtorIds, ...asked }: AskedArrears,
): Promise<ReadonlyMap<DebtorId, LoadedArrears>> {
  if (debtorIds.length === 0) return new Map();
  const those = { creditorId, debtorIds };
  const values = [creditorId, `{${debtorIds.join()}}`];
  const debtors = await em.execute<LoadedDebtor[]>(SELECT_DEBTORS, values);
  const claims = await loadClaims(em, those);
  const letters = await loadLetters(em, those);
  const holdbacks = await loadHoldbacks(em, { ...those, on: asked.day });
  const openLetters = Map.groupBy(
    (await em.execute<(Omit<OpenLetter, 'openOre'> & { openOre: string })[]>(SELECT_OPEN_LETTERS, values)).map(
      ({ openOre, ...letter }): OpenLetter => ({ ...letter, openOre: BigInt(openOre) }),
    ),
    ({ debtorId }) => debtorId,
  );
  return new Map(
    debtors.map((debtor) => {
      const { debtorId } = debtor;
      const given = { ...asked, holdbacks };
      const sent = { letters: letters.get(debtorId) ?? [], openLetters: openLetters.get(debtorId) ?? [] };
      const known = { ...sent, claims: claims.get(debtorId) ?? [], openLetters: lettersAskedAgain(sent, given) };
      return [debtorId, { ...known, arrears: assembleArrears(debtor, known, given) }];
    }),
  );
}
