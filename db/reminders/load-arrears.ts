import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DebtorArrears } from '../../domain/reminders/debtor-arrears.ts';
import type { DebtorKind } from '../../domain/reminders/reminder-words.ts';
import type { EntityManager } from '../orm.ts';
import { assembleArrears } from './assemble-arrears.ts';
import { loadClaims, type LoadedClaim } from './load-claims.ts';
import { loadHoldbacks } from './load-holdbacks.ts';
import { loadLetters, type LoadedLetter } from './load-letters.ts';

/** A letter whose charges are not all paid. */
export interface OpenLetter {
  readonly reminderId: InvoiceId;
  readonly debtorId: DebtorId;
  readonly openOre: bigint;
}

export interface LoadedDebtor {
  readonly debtorId: DebtorId;
  readonly kind: DebtorKind;
  /** Whether a letter would come to anybody. */
  readonly isReachable: boolean;
}

/** All that is known of a debtor's arrears. */
export interface LoadedArrears {
  readonly arrears: DebtorArrears;
  /** The first one first. */
  readonly openLetters: readonly OpenLetter[];
  readonly letters: readonly LoadedLetter[];
  readonly claims: readonly LoadedClaim[];
}

export interface AskedArrears {
  readonly creditorId: CreditorId;
  readonly debtorIds: readonly DebtorId[];
  /** The day of the letter: today, or a later one of which it is asked what would be. */
  readonly day: CivilDate;
  /** What keeps back all of the creditor's debtors. */
  readonly isPaused: boolean;
  readonly isBankFileMissing: boolean;
}

const SELECT_DEBTORS = `
select id "debtorId", kind, email is not null "isReachable" from debtor where creditor_id = ? and id = any(?::uuid[])`;

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
  const holdbacks = await loadHoldbacks(em, those);
  const openLetters = Map.groupBy(
    (await em.execute<(Omit<OpenLetter, 'openOre'> & { openOre: string })[]>(SELECT_OPEN_LETTERS, values)).map(
      ({ openOre, ...letter }): OpenLetter => ({ ...letter, openOre: BigInt(openOre) }),
    ),
    ({ debtorId }) => debtorId,
  );
  return new Map(
    debtors.map((debtor) => {
      const { debtorId } = debtor;
      const known = {
        claims: claims.get(debtorId) ?? [],
        letters: letters.get(debtorId) ?? [],
        openLetters: openLetters.get(debtorId) ?? [],
      };
      return [debtorId, { ...known, arrears: assembleArrears(debtor, known, { ...asked, holdbacks }) }];
    }),
  );
}
