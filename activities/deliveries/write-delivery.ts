import type { ActivityDependencies } from '../dependencies.ts';
import { createHandOverDelivery, type HandOverDeliveryInput } from './hand-over-delivery.ts';

/** How closings of before there were hand-overs of their own have their file written: those that are under way still ask for it. */
export function createWriteDelivery(dependencies: Pick<ActivityDependencies, 'orm' | 'deliveryChannel' | 'receipts'>) {
  const handOverDelivery = createHandOverDelivery(dependencies);
  return async function writeDelivery(input: HandOverDeliveryInput): Promise<void> {
    await handOverDelivery(input);
  };
}
