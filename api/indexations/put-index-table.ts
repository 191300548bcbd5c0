import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { IndexTable } from '../../db/entities/index-table.ts';
import type { IndexTableId } from '../../domain/identifiers/ids.ts';
import { defineRoute } from '../http/route.ts';
import { wakeIndexations } from './wake-indexations.ts';
import {
  INDEX_TABLE_PARAMS,
  indexTableAnswer,
  indexValueBody,
  MAX_INDEX_VALUES,
  showIndexTable,
} from './index-table-fields.ts';
import { coded } from '../http/field-codes.ts';

export const putIndexTable = defineRoute({
  method: 'put',
  path: '/v1/index-tables/{name}',
  operationId: 'putIndexTable',
  tag: 'Indexation',
  summary: 'Create an index table, or give it values',
  description:
    'Months that are given take their value, the others stay. Steps that were announced stay as they are, and the next one is reckoned from the values as they are then; those that wait for a value are tried again.',
  access: 'creditor',
  status: 200,
  params: INDEX_TABLE_PARAMS,
  body: z
    .strictObject({ values: z.array(indexValueBody).min(1).max(MAX_INDEX_VALUES) })
    .superRefine(({ values }, context) => {
      const seen = new Set<string>();
      for (const [index, { month }] of values.entries()) {
        const { params } = coded('month_twice');
        if (seen.has(month)) {
          context.addIssue({
            code: 'custom',
            path: ['values', index, 'month'],
            message: 'The month is there twice',
            params,
          });
        }
        seen.add(month);
      }
    })
    .meta({ id: 'IndexTableInput' }),
  answer: indexTableAnswer,
  async handle({ em, creditorId, params, body, send }) {
    const { name } = params;
    await em.execute(
      `insert into index_table (id, creditor_id, name) values (?, ?, ?) on conflict on constraint index_table_name_once do nothing`,
      [uuid() as IndexTableId, creditorId, name],
    );
    const table = await em.findOneOrFail(IndexTable, { creditorId, name });
    await em.execute(
      `insert into index_value (index_table_id, creditor_id, month, value_micro)
       select ?::uuid, ?::uuid, v.* from jsonb_to_recordset(?::jsonb) as v (month text, value_micro bigint)
       on conflict (index_table_id, month) do update set value_micro = excluded.value_micro`,
      [
        table.id,
        creditorId,
        JSON.stringify(body.values.map(({ month, value }) => ({ month, value_micro: `${value}` }))),
      ],
    );
    await wakeIndexations(
      { em, creditorId, send },
      { attentionCodes: ['index_value_missing', 'price_out_of_range'], indexTableId: table.id },
    );
    return showIndexTable(em, table);
  },
});
