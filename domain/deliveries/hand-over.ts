import type { DeliveryId } from '../identifiers/ids.ts';

/** The id of the workflow that hands a delivery over. */
export const handOverWorkflowId = (deliveryId: DeliveryId) => `hand-over/${deliveryId}`;
