import { v7 as uuid } from 'uuid';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { MAX_ALSO_TO, MAX_COPY_TO } from '../../domain/mails/addressees.ts';
import { createDebtorBody, namedDebtorBody } from '../debtors/debtor-fields.ts';
import { listedDebtor } from '../debtors/list-debtors.ts';
import { insertDebtors, type NewDebtor } from '../debtors/insert-debtors.ts';
import { inTurns } from '../http/in-turns.ts';
import type { ImportKind } from './import-kind.ts';
import { type DebtorChange, prepareDebtorChanges, writeDebtorChanges } from './change-debtors.ts';
import { importRoute, templateRoute } from './import-routes.ts';

const DEBTORS_DESCRIPTION = `With \`existing=update\` a row whose \`customerNumber\` the creditor has changes that debtor; what the file leaves out, and an
empty cell, stays as it is. Other rows create. Then every row needs its \`customerNumber\`.`;

const DEBTORS: ImportKind<typeof createDebtorBody, NewDebtor> = {
  name: 'debtors',
  tag: 'Debtors',
  operationId: 'importDebtors',
  templateOperationId: 'getDebtorTemplate',
  description: DEBTORS_DESCRIPTION,
  schema: createDebtorBody,
  listed: listedDebtor,
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
    { header: 'kind' },
    { header: 'ean' },
    { header: 'reference' },
    { header: 'email', example: 'et@prove.example' },
    ...Array.from({ length: MAX_ALSO_TO }, (_, index) => ({ header: `alsoTo.${index}` })),
    ...Array.from({ length: MAX_COPY_TO }, (_, index) => ({ header: `copyTo.${index}` })),
    { header: 'delivery', example: 'mail' },
    { header: 'language', example: 'da' },
  ],
  key: {
    field: 'customerNumber',
    takenCode: 'customer_number_taken',
    selectTaken: `select customer_number key from debtor
      where creditor_id = ? and customer_number in (select jsonb_array_elements_text(?::jsonb))`,
  },
  prepare: (_em, { bodies }) => inTurns(bodies, (body) => ({ id: uuid() as DebtorId, ...body })),
  insert: (em, { creditorId, prepared }) => insertDebtors(em, { creditorId, debtors: prepared }),
};

/** With `existing=update`: what the file leaves out stays, and every row says whom it means. */
const DEBTOR_CHANGES: ImportKind<typeof namedDebtorBody, DebtorChange> = {
  ...DEBTORS,
  schema: namedDebtorBody,
  columns: DEBTORS.columns.map((column) => ({ ...column, isNeeded: column.header === 'customerNumber' })),
  key: { field: 'customerNumber' },
  prepare: prepareDebtorChanges,
  effectOf: ({ effect }) => effect,
  insert: writeDebtorChanges,
};

export const importDebtors = importRoute(DEBTORS, DEBTOR_CHANGES);
export const getDebtorTemplate = templateRoute(DEBTORS);
