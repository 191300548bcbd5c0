import { bareCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import { visibleText } from '../../domain/identifiers/visible-text.ts';
import type { Column } from './column.ts';

/** The debtor that a row is about. */
export const DEBTOR_COLUMN: Column = {
  header: 'customerNumber',
  reference: {
    field: 'debtorId',
    toKey: bareCustomerNumber,
    selectIds: `select customer_number key, id from debtor
      where creditor_id = ? and customer_number in (select jsonb_array_elements_text(?::jsonb))`,
  },
  example: '100017',
};

/** The item that a line may name. */
export const ITEM_COLUMN: Column = {
  header: 'itemNumber',
  reference: {
    field: 'itemId',
    toKey: visibleText,
    selectIds: `select item_number key, id from item
      where creditor_id = ? and item_number in (select jsonb_array_elements_text(?::jsonb))`,
  },
};
