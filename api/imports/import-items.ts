import { v7 as uuid } from 'uuid';
import type { ItemId } from '../../domain/identifiers/ids.ts';
import { inTurns } from '../http/in-turns.ts';
import { insertItems, type NewItem } from '../items/insert-items.ts';
import { createItemBody, itemAnswer } from '../items/item-fields.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';

const ITEMS: ImportKind<typeof createItemBody, NewItem> = {
  name: 'items',
  tag: 'Items',
  operationId: 'importItems',
  templateOperationId: 'getItemTemplate',
  schema: createItemBody,
  listed: itemAnswer,
  columns: [
    { header: 'number', isNeeded: true, example: 'KONT-1' },
    { header: 'nameDa', isNeeded: true, example: 'Kontingent' },
    { header: 'nameEn', isNeeded: true, example: 'Membership' },
    { header: 'descriptionDa', example: 'Årligt kontingent' },
    { header: 'descriptionEn', example: 'Yearly membership' },
    { header: 'unitPrice', isNeeded: true, type: 'decimal', example: '250,00' },
    { header: 'vatCode', isNeeded: true, example: 'standard' },
  ],
  key: {
    field: 'number',
    takenCode: 'item_number_taken',
    selectTaken: `select item_number key from item
      where creditor_id = ? and item_number in (select jsonb_array_elements_text(?::jsonb))`,
  },
  prepare: (_em, { bodies }) => inTurns(bodies, (body) => ({ id: uuid() as ItemId, ...body })),
  insert: (em, { creditorId, prepared }) => insertItems(em, { creditorId, items: prepared }),
};

export const importItems = importRoute(ITEMS);
export const getItemTemplate = templateRoute(ITEMS);
