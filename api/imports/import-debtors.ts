import { v7 as uuid } from 'uuid';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { createDebtorBody, debtorAnswer } from '../debtors/debtor-fields.ts';
import { insertDebtors, type NewDebtor } from '../debtors/insert-debtors.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';

const DEBTORS: ImportKind<typeof createDebtorBody, NewDebtor> = {
  name: 'debtors',
  tag: 'Debtors',
  operationId: 'importDebtors',
  templateOperationId: 'getDebtorTemplate',
  schema: createDebtorBody,
  listed: debtorAnswer,
  columns: [
    { header: 'customerNumber', example: '100017' },
    { header: 'name', isNeeded: true, example: 'Prøvekunde Et' },
    { header: 'addressLines.0', isNeeded: true, example: 'Prøvevej 1' },
    { header: 'addressLines.1' },
    { header: 'addressLines.2' },
    { header: 'addressLines.3' },
    { header: 'postcode', isNeeded: true, example: '8000' },
    { header: 'city', isNeeded: true, example: 'Aarhus C' },
    { header: 'country', example: 'DK' },
    { header: 'cvr' },
    { header: 'ean' },
    { header: 'reference' },
    { header: 'email', example: 'et@prove.example' },
    { header: 'language', example: 'da' },
  ],
  key: {
    field: 'customerNumber',
    takenCode: 'customer_number_taken',
    selectTaken: `select customer_number key from debtor
      where creditor_id = ? and customer_number in (select jsonb_array_elements_text(?::jsonb))`,
  },
  prepare: async (_em, { bodies }) => bodies.map((body) => ({ id: uuid() as DebtorId, ...body })),
  insert: (em, { creditorId, prepared }) => insertDebtors(em, { creditorId, debtors: prepared }),
};

export const importDebtors = importRoute(DEBTORS);
export const getDebtorTemplate = templateRoute(DEBTORS);
