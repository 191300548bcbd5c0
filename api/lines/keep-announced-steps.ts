import { setPriceFrom } from '../../db/indexations/index-lines.ts';
import { loadTakenSteps } from '../../db/indexations/load-taken-steps.ts';
import { todayOf, versionsAt } from '../../db/lines/edit-line.ts';
import { type LineHolder, loadLineHolders } from '../../db/lines/load-line-holders.ts';
import { writeLineEdits } from '../../db/lines/write-line-edits.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { MovedLine } from '../../domain/indexations/price-after-step.ts';
import { isInForce } from '../../domain/lines/change-line.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import { ApiProblem } from '../http/problem.ts';
import type { Call } from '../http/route.ts';

/**
 * After the standing lines have been replaced: the steps that are announced and yet to come move the new lines as the debtor has been
 * told. A line that is not there any more asks for nothing.
 * @throws ApiProblem where a line would cost something else than was announced.
 */
export async function keepAnnouncedSteps(
  { em, creditorId }: Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId'>,
  { subscriptionId, nowMs }: { subscriptionId: SubscriptionId; nowMs: number },
): Promise<void> {
  const load = () => loadLineHolders(em, { creditorId, subscriptionIds: [subscriptionId], lock: false });
  const taken = await loadTakenSteps(em, [subscriptionId]);
  for (const line of (taken.get(subscriptionId) ?? []).flatMap(({ lines }) => lines)) {
    const [holder] = await load();
    if (holder === undefined || line.effectiveOn <= todayOf(holder, nowMs)) continue;
    await keep(em, { holder, line, nowMs });
  }
}

async function keep(
  em: Call<unknown, unknown, unknown>['em'],
  { holder, line, nowMs }: { holder: LineHolder; line: MovedLine; nowMs: number },
): Promise<void> {
  const { position, effectiveOn, oldUnitPriceMicro, newUnitPriceMicro: unitPriceMicro } = line;
  // What is billed already is billed by the lines before.
  const on = effectiveOn > holder.nextPeriodFrom ? effectiveOn : holder.nextPeriodFrom;
  const before = versionsAt(holder, position);
  const inForce = before.find((version) => isInForce(version, on));
  if (inForce === undefined) return;
  const own = inForce.itemPrices === null ? inForce.unitPriceMicro : null;
  if (own === unitPriceMicro) return;
  const edit = own === oldUnitPriceMicro ? setPriceFrom(holder, { before, on, unitPriceMicro, nowMs }) : null;
  if (edit === null || 'refusal' in edit) throw announcedOtherwise(line);
  await writeLineEdits(em, { creditorId: holder.creditorId, edits: [edit] });
}

function announcedOtherwise({ position, effectiveOn, ...prices }: MovedLine): ApiProblem {
  const [from, to] = [prices.oldUnitPriceMicro, prices.newUnitPriceMicro].map(formatMicro);
  const detail = `Line ${position} costs ${to} from ${effectiveOn}, as was announced: give it ${from} or ${to}, then change its price from a day on`;
  return new ApiProblem('announced_step', { detail });
}
