import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { mandateBody } from '../debtors/debtor-fields.ts';
import { id } from '../http/fields.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';
import { type NewMandate, prepareNewMandates, writeNewMandates } from './prepare-new-mandates.ts';
import { DEBTOR_COLUMN } from './shared-columns.ts';

const debtorMandateBody = z.strictObject({ ...mandateBody.shape, debtorId: id<DebtorId>() });

const MANDATES: ImportKind<typeof debtorMandateBody, NewMandate> = {
  name: 'mandates',
  tag: 'Debtors',
  operationId: 'importMandates',
  templateOperationId: 'getMandateTemplate',
  description: `A row that says just what is in force changes nothing. With \`existing=update\` another mandate in force is moved or replaced, as
by a PUT of one; a mandate that has ended is begun again by no file. What follows for collections and billing days is as there.`,
  schema: debtorMandateBody,
  columns: [
    { ...DEBTOR_COLUMN, isNeeded: true },
    { header: 'mandateNumber', isNeeded: true, width: 9, example: '000000001' },
    { header: 'activeFrom', isNeeded: true, type: 'date', example: '01-01-2027' },
    { header: 'debtorGroup', width: 5 },
  ],
  key: { field: 'debtorId' },
  prepare: (em, given) => prepareNewMandates(em, { ...given, mayReplace: false }),
  effectOf: ({ effect }) => effect,
  insert: writeNewMandates,
};

export const importMandates = importRoute(MANDATES, {
  ...MANDATES,
  prepare: (em, given) => prepareNewMandates(em, { ...given, mayReplace: true }),
});
export const getMandateTemplate = templateRoute(MANDATES);
