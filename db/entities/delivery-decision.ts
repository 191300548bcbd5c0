import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DeliveryDecisionId, DeliveryId } from '../../domain/identifiers/ids.ts';
import type { DeliveryDecisionKind, DeliveryDoubt } from '../words/deliveries.ts';
import { createdAt, id, word } from './column-types.ts';

const DeliveryDecisionSchema = defineEntity({
  name: 'DeliveryDecision',
  tableName: 'delivery_decision',
  properties: {
    id: id<DeliveryDecisionId>().primary(),
    creditorId: id<CreditorId>(),
    deliveryId: id<DeliveryId>(),
    doubt: word<DeliveryDoubt>(32),
    decision: word<DeliveryDecisionKind>(),
    createdAt: createdAt(),
  },
});

/** What a person has decided about a delivery in doubt. */
export class DeliveryDecision extends DeliveryDecisionSchema.class {}
DeliveryDecisionSchema.setClass(DeliveryDecision);
