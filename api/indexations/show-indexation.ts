import type { z } from 'zod';
import { IndexationMail } from '../../db/entities/indexation-mail.ts';
import { IndexationStep } from '../../db/entities/indexation-step.ts';
import { type ActiveIndexation, loadIndexation } from '../../db/indexations/load-indexation.ts';
import type { EntityManager } from '../../db/orm.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import type { IndexationStepId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { announcementDay, nextStepDueOn } from '../../domain/indexations/indexation-steps.ts';
import { isoInstantOrNull } from '../http/fields.ts';
import { INDEXATION_ADVICE } from './indexation-advice.ts';
import type { indexationAnswer } from './indexation-fields.ts';
import { LINE_REFUSALS } from '../lines/refuse-edit.ts';

type Shown = z.input<typeof indexationAnswer>;

/** The rule that a subscription's prices move by, and the steps that they have taken. */
export async function readIndexation(em: EntityManager, subscriptionId: SubscriptionId): Promise<Shown> {
  const indexation = await loadIndexation(em, subscriptionId);
  const steps = await em.find(IndexationStep, { subscriptionId }, { orderBy: { dueOn: 'desc' } });
  const mails = await em.find(IndexationMail, { indexationStepId: { $in: steps.map(({ id }) => id) } });
  const letters = await loadLettersOfSteps(
    em,
    steps.map(({ id }) => id),
  );
  const byStep = new Map(mails.map((mail) => [mail.indexationStepId, mail]));
  return {
    indexation: indexation === null ? null : showRule(indexation),
    steps: steps.map((step) =>
      showStep(step, { mail: byStep.get(step.id) ?? null, letter: letters.get(step.id) ?? null }),
    ),
  };
}

function showRule({ rule, steps, table, attentionCode, attentionDetail }: ActiveIndexation): Shown['indexation'] {
  const { yearly, noticeDays, fromOn } = steps;
  const dueOn = nextStepDueOn(steps);
  return {
    rule:
      rule.kind === 'percent'
        ? { kind: rule.kind, percent: formatMicro(rule.percentMicro) }
        : {
            kind: rule.kind,
            table: table?.name ?? '',
            baseMonth: rule.baseMonth,
            floorPercent: microOrNull(rule.floorPercentMicro),
            capPercent: microOrNull(rule.capPercentMicro),
          },
    ...yearly,
    noticeDays,
    fromOn,
    nextStep: { dueOn, announceOn: announcementDay(dueOn, noticeDays) },
    attention:
      attentionCode === null
        ? null
        : {
            code: attentionCode,
            detail: attentionDetail,
            refusal: LINE_REFUSALS.find((refusal) => refusal === attentionDetail) ?? null,
            whatToDo: INDEXATION_ADVICE[attentionCode],
          },
  };
}

const SELECT_LETTERS = `
select distinct on (p.indexation_step_id) p.indexation_step_id "stepId", p.batch_id is null "isWaiting", b.printed_at "printedAt"
from print_item p left join print_batch b on b.id = p.batch_id
where p.indexation_step_id = any(?::uuid[]) order by p.indexation_step_id, p.id desc`;

type Letter = Shown['steps'][number]['letter'];

/** The last letter of each step. */
async function loadLettersOfSteps(
  em: EntityManager,
  stepIds: readonly IndexationStepId[],
): Promise<ReadonlyMap<IndexationStepId, Letter>> {
  const rows = await em.execute<{ stepId: IndexationStepId; isWaiting: boolean; printedAt: string | null }[]>(
    SELECT_LETTERS,
    [`{${stepIds.join()}}`],
  );
  return new Map(
    rows.map(({ stepId, isWaiting, printedAt }) => {
      const status = isWaiting ? 'waiting' : printedAt === null ? 'made' : 'printed';
      return [stepId, { status, printedAt: isoInstantOrNull(printedAt) }];
    }),
  );
}

function showStep(
  step: IndexationStep,
  { mail, letter }: { mail: IndexationMail | null; letter: Letter },
): Shown['steps'][number] {
  const { dueOn, announcedOn, effectiveOn, indexMonth, lines, inForceAt } = step;
  return {
    dueOn,
    announcedOn,
    effectiveOn,
    indexMonth,
    inForce: inForceAt !== null,
    lines: lines.map(({ oldUnitPriceMicro, newUnitPriceMicro, ...line }) => ({
      ...line,
      oldUnitPrice: formatMicro(BigInt(oldUnitPriceMicro)),
      newUnitPrice: formatMicro(BigInt(newUnitPriceMicro)),
    })),
    mail: mail && {
      status: mail.status,
      recipient: mail.recipient,
      alsoTo: mail.alsoTo,
      copyTo: mail.copyTo,
      refused: [...mail.refused],
      sentAt: isoInstantOrNull(mail.sentAt),
      lastError: mail.lastError,
    },
    letter,
  };
}

function microOrNull(micro: bigint | null): string | null {
  return micro === null ? null : formatMicro(micro);
}
