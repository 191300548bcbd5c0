import { z } from 'zod';
import { RECEIVABLE_KINDS } from '../../domain/invoices/invoice.ts';

/** In answers: whether an id and a number are an invoice's or a reminder's. */
export const receivableKind = () =>
  z.enum(RECEIVABLE_KINDS).meta({
    description: 'reminder: what is owed is what a reminder charges, and the id is that of the reminder',
    example: 'invoice',
  });
