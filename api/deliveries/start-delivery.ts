import type { Creditor } from '../../db/entities/creditor.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { deliveryWorkflowId } from '../../workflows/deliveries/delivery.ts';
import type { Writing } from '../http/route.ts';

/** Starts the workflow of a creditor's deliveries by the creditor's own calendar; one that runs stays as it is. */
export async function startDelivery(
  { send }: Pick<Writing, 'send'>,
  { id: creditorId, timeZone, bsSettings }: Pick<Creditor, 'id' | 'timeZone' | 'bsSettings'>,
): Promise<void> {
  const { calendar: rules } = settingsOf(bsSettings);
  const workflowId = deliveryWorkflowId(creditorId);
  await send({ kind: 'start_delivery', creditorId, workflowId, payload: { timeZone, rules } });
}
