import { v7 as uuid } from 'uuid';
import type { ItemId } from '../../domain/ids.ts';
import { insertItems } from '../items/insert-items.ts';
import { createItemBody } from '../items/item-fields.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';

const ITEMS: ImportKind<typeof createItemBody> = {
  name: 'items',
  tag: 'Items',
  operationId: 'importItems',
  templateOperationId: 'getItemTemplate',
  schema: createItemBody,
  columns: [
    { header: 'number', field: 'number', example: 'KONT-1' },
    { header: 'nameDa', field: 'nameDa', example: 'Kontingent' },
    { header: 'nameEn', field: 'nameEn', example: 'Membership' },
    { header: 'descriptionDa', field: 'descriptionDa', example: 'Årligt kontingent' },
    { header: 'descriptionEn', field: 'descriptionEn', example: 'Yearly membership' },
    { header: 'unitPrice', field: 'unitPrice', isDecimal: true, example: '250,00' },
    { header: 'vatCode', field: 'vatCode', example: 'standard' },
  ],
  key: {
    field: 'number',
    takenCode: 'item_number_taken',
    selectTaken: `select item_number key from item
      where creditor_id = ? and item_number in (select jsonb_array_elements_text(?::jsonb))`,
  },
  insert: (em, { creditorId, rows }) =>
    insertItems(em, { creditorId, items: rows.map((row) => ({ id: uuid() as ItemId, ...row })) }),
};

export const importItems = importRoute(ITEMS);
export const getItemTemplate = templateRoute(ITEMS);
