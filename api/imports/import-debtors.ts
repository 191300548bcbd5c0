import { v7 as uuid } from 'uuid';
import type { DebtorId } from '../../domain/ids.ts';
import { createDebtorBody } from '../debtors/debtor-fields.ts';
import { insertDebtors } from '../debtors/insert-debtors.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';

const DEBTORS: ImportKind<typeof createDebtorBody> = {
  name: 'debtors',
  tag: 'Debtors',
  operationId: 'importDebtors',
  templateOperationId: 'getDebtorTemplate',
  schema: createDebtorBody,
  columns: [
    { header: 'customerNumber', field: 'customerNumber', example: '100017' },
    { header: 'name', field: 'name', example: 'Prøvekunde Et' },
    { header: 'address1', field: 'addressLines', isList: true, example: 'Prøvevej 1' },
    { header: 'address2', field: 'addressLines', isList: true },
    { header: 'address3', field: 'addressLines', isList: true },
    { header: 'address4', field: 'addressLines', isList: true },
    { header: 'postcode', field: 'postcode', example: '8000' },
    { header: 'city', field: 'city', example: 'Aarhus C' },
    { header: 'country', field: 'country', example: 'DK' },
    { header: 'cvr', field: 'cvr' },
    { header: 'ean', field: 'ean' },
    { header: 'email', field: 'email', example: 'et@prove.example' },
    { header: 'language', field: 'language', example: 'da' },
  ],
  key: {
    field: 'customerNumber',
    takenCode: 'customer_number_taken',
    selectTaken: `select customer_number key from debtor
      where creditor_id = ? and customer_number in (select jsonb_array_elements_text(?::jsonb))`,
  },
  insert: (em, { creditorId, rows }) =>
    insertDebtors(em, { creditorId, debtors: rows.map((row) => ({ id: uuid() as DebtorId, ...row })) }),
};

export const importDebtors = importRoute(DEBTORS);
export const getDebtorTemplate = templateRoute(DEBTORS);
