import { z } from 'zod';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';

export const SUBSCRIPTION_PARAMS = z.strictObject({ subscriptionId: id<SubscriptionId>() });
