import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { mandateBody } from '../debtors/debtor-fields.ts';
import { date, id } from '../http/fields.ts';
import { mandateListed } from '../mandates/list-mandates.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';
import { type NewMandate, prepareNewMandates, writeNewMandates } from './prepare-new-mandates.ts';
import { DEBTOR_COLUMN } from './shared-columns.ts';
import { coded } from '../http/field-codes.ts';

const debtorMandateBody = z.strictObject({
  ...mandateBody.shape,
  debtorId: id<DebtorId>(),
  endedOn: date()
    .optional()
    .refine((day) => day === undefined, {
      error: 'No file begins a mandate that ends: set it on the debtor, and then the one that takes its place',
      ...coded('mandate_ends'),
    }),
});

const MANDATES: ImportKind<typeof debtorMandateBody, NewMandate> = {
  name: 'mandates',
  tag: 'Debtors',
  operationId: 'importMandates',
  templateOperationId: 'getMandateTemplate',
  description: `A row that says just what is in force changes nothing. With \`existing=update\` another mandate in force is moved or replaced, as
by a PUT of one; a mandate that has ended is begun again by no file, and a row of an exported list whose \`state\` is \`cancelled\` is passed
over. What follows for collections and billing days is as there.`,
  schema: debtorMandateBody,
  listed: mandateListed,
  over: { state: (state) => state === 'cancelled' },
  columns: [
    { ...DEBTOR_COLUMN, isNeeded: true },
    { header: 'mandateNumber', isNeeded: true, width: 9, example: '000000001' },
    { header: 'activeFrom', isNeeded: true, type: 'date', example: '01-01-2027' },
    { header: 'debtorGroup', width: 5 },
    { header: 'endedOn', type: 'date' },
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
