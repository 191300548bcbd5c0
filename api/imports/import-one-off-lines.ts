import { debtorLineBody } from '../lines/line-fields.ts';
import { oneOffLineListed } from '../lines/one-off-line-fields.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';
import { insertNewLines, type NewLine, prepareNewLines } from './prepare-new-lines.ts';
import { DEBTOR_COLUMN, ITEM_COLUMN } from './shared-columns.ts';

const isFilled = (cell: string) => cell !== '';

const ONE_OFF_LINES: ImportKind<typeof debtorLineBody, NewLine> = {
  name: 'one-off-lines',
  tag: 'Subscriptions',
  operationId: 'importOneOffLines',
  templateOperationId: 'getOneOffLineTemplate',
  description: `The subscription is the debtor's own, or a group's that the debtor is a member of, which is named by its \`reference\`; without one it is
the only one that the debtor has alone. A line is there already where its subscription has one that is not withdrawn with the same item, text,
quantity, price and \`chargeOn\`. What no invoice will take is refused. A row of an exported list that is billed or withdrawn is passed over.`,
  schema: debtorLineBody,
  listed: oneOffLineListed,
  over: { invoiceId: isFilled, withdrawnAt: isFilled },
  columns: [
    { ...DEBTOR_COLUMN, isNeeded: true },
    { header: 'reference' },
    ITEM_COLUMN,
    { header: 'text', example: 'Gebyr' },
    { header: 'quantity', isNeeded: true, type: 'decimal', example: '1' },
    { header: 'unitPrice', type: 'decimal', example: '1.250,00' },
    { header: 'vatCode', example: 'standard' },
    { header: 'chargeOn', type: 'date', example: '01-02-2027' },
  ],
  prepare: prepareNewLines,
  insert: insertNewLines,
};

export const importOneOffLines = importRoute(ONE_OFF_LINES);
export const getOneOffLineTemplate = templateRoute(ONE_OFF_LINES);
