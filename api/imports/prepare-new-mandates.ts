import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { followMandateChange } from '../../db/mandates/follow-mandate-change.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, MandateId } from '../../domain/identifiers/ids.ts';
import type { mandateBody } from '../debtors/debtor-fields.ts';
import { retrySubscriptions } from '../debtors/retry-subscriptions.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { groupInTurns, inTurns, jsonInTurns } from '../http/in-turns.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { sendTogether } from './send-together.ts';

type Body = z.output<typeof mandateBody> & { readonly debtorId: DebtorId };

interface KnownMandate extends Body {
  readonly id: MandateId;
  readonly endedOn: CivilDate | null;
}

export interface NewMandate {
  readonly effect: 'created' | 'updated' | 'unchanged';
  readonly mandate: Body;
  readonly inForce: KnownMandate | null;
}

const HOLD = `
select from debtor where creditor_id = ? and id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by id for no key update`;

const SELECT = `
select id, debtor_id "debtorId", mandate_number "mandateNumber", active_from "activeFrom", ended_on "endedOn", bs_debtor_group "debtorGroup"
from mandate where creditor_id = ? and debtor_id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by ended_on nulls first`;

const NOT_SET_UP = new ApiProblem('betalingsservice_not_set_up');

/** What becomes of each mandate that a row says. Holds the debtors. */
export async function prepareNewMandates(
  em: EntityManager,
  { creditorId, bodies, mayReplace }: { creditorId: CreditorId; bodies: readonly Body[]; mayReplace: boolean },
): Promise<(NewMandate | ApiProblem)[]> {
  const { pbsNumber, bsDebtorGroup } = await em.findOneOrFail(Creditor, { id: creditorId });
  if (pbsNumber === null) return inTurns(bodies, () => NOT_SET_UP);
  const values = [creditorId, await jsonInTurns(await inTurns(bodies, ({ debtorId }) => debtorId))];
  await em.execute(HOLD, values);
  const known = await groupInTurns(await em.execute<KnownMandate[]>(SELECT, values), ({ debtorId }) => debtorId);
  const groupOf = ({ debtorGroup }: Body) => debtorGroup ?? bsDebtorGroup;
  return inTurns(bodies, (mandate) => {
    const ofDebtor = known.get(mandate.debtorId) ?? [];
    const inForce = ofDebtor.find(({ endedOn }) => endedOn === null) ?? null;
    const isSame = inForce?.mandateNumber === mandate.mandateNumber;
    if (isSame && inForce.activeFrom === mandate.activeFrom && groupOf(inForce) === groupOf(mandate)) {
      return { effect: 'unchanged', mandate, inForce };
    }
    const ended = ofDebtor.find(
      ({ mandateNumber, endedOn }) => endedOn !== null && mandateNumber === mandate.mandateNumber,
    );
    if (!isSame && ended !== undefined) {
      const message = `This mandate has ended on ${ended.endedOn}: where it is in force again all the same, set it on the debtor`;
      return invalidField({ path: '/mandateNumber', code: 'mandate_ended', message });
    }
    if (inForce !== null && !mayReplace) {
      const message = `Mandate ${inForce.mandateNumber} is in force from ${inForce.activeFrom}: ask for existing=update to change or replace it`;
      return invalidField({ path: '/mandateNumber', code: 'mandate_in_force', message });
    }
    return { effect: inForce === null ? 'created' : 'updated', mandate, inForce };
  });
}

type Row = Body & { readonly id: MandateId };

const MOVE = `
update mandate m set active_from = w."activeFrom", bs_debtor_group = w."debtorGroup"
from jsonb_to_recordset(?::jsonb) as w (id uuid, "activeFrom" date, "debtorGroup" text) where m.id = w.id`;

const REPLACE = `
update mandate m set ended_on = greatest(m.active_from, w."activeFrom"), end_reason = 'replaced'
from jsonb_to_recordset(?::jsonb) as w (id uuid, "activeFrom" date) where m.id = w.id`;

const INSERT = `
insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from, bs_debtor_group, source)
select id, ?, "debtorId", "mandateNumber", "activeFrom", "debtorGroup", 'api'
from jsonb_to_recordset(?::jsonb) as w (id uuid, "debtorId" uuid, "mandateNumber" text, "activeFrom" date, "debtorGroup" text)`;

/** Writes what is new, moved or replaced, and what follows from it for collections and subscriptions. */
export async function writeNewMandates(
  em: EntityManager,
  { creditorId, prepared }: { creditorId: CreditorId; prepared: readonly NewMandate[] },
): Promise<readonly string[]> {
  const moved: Row[] = [];
  const replaced: Row[] = [];
  const begun: Row[] = [];
  const debtorIds: DebtorId[] = [];
  await inTurns(prepared, ({ effect, mandate, inForce }) => {
    if (effect === 'unchanged') return;
    debtorIds.push(mandate.debtorId);
    if (inForce?.mandateNumber === mandate.mandateNumber) {
      moved.push({ ...mandate, id: inForce.id });
      return;
    }
    if (inForce !== null) replaced.push({ ...mandate, id: inForce.id });
    begun.push({ ...mandate, id: uuid() as MandateId });
  });
  if (debtorIds.length === 0) return [];
  for (const some of chunksOf(moved)) await em.execute(MOVE, [JSON.stringify(some)]);
  for (const some of chunksOf(replaced)) await em.execute(REPLACE, [JSON.stringify(some)]);
  for (const some of chunksOf(begun)) await em.execute(INSERT, [creditorId, JSON.stringify(some)]);
  await followMandateChange(em, { creditorId, debtorIds });
  await sendTogether(em, (send) => retrySubscriptions({ em, creditorId, send }, debtorIds));
  return [];
}
