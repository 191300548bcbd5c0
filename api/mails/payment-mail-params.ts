import { z } from 'zod';
import type { PaymentMailId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';

export const PAYMENT_MAIL_PARAMS = z.strictObject({ paymentMailId: id<PaymentMailId>() });
