import { LockMode } from '@mikro-orm/core';
import { IndexTable } from '../../db/entities/index-table.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { INDEX_TABLE_PARAMS, indexTableAnswer, showIndexTable } from './index-table-fields.ts';

export const getIndexTable = defineRoute({
  method: 'get',
  path: '/v1/index-tables/{name}',
  operationId: 'getIndexTable',
  tag: 'Indexation',
  summary: 'Read an index table with its values',
  access: 'creditor',
  status: 200,
  params: INDEX_TABLE_PARAMS,
  answer: indexTableAnswer,
  hold: ({ em, creditorId, params }) =>
    em.findOne(IndexTable, { creditorId, ...params }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
  async handle({ em, creditorId, params }) {
    const table = await em.findOne(IndexTable, { creditorId, name: params.name });
    if (table === null) throw notFound();
    return showIndexTable(em, table);
  },
});
