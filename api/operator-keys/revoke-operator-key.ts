import { LockMode } from '@mikro-orm/core';
import { KEY_WORKS } from '../../db/people/working-keys.ts';
import { ApiKey } from '../../db/entities/api-key.ts';
import type { ApiKeyId } from '../../domain/identifiers/ids.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { OPERATOR_KEY_PARAMS, operatorKeyAnswer, showOperatorKey } from './operator-key-fields.ts';

export const revokeOperatorKey = defineRoute({
  method: 'delete',
  path: '/v1/operator-keys/{operatorKeyId}',
  operationId: 'revokeOperatorKey',
  tag: 'Operator keys',
  summary: "Revoke an operator's key",
  description:
    'It stays in the list and is refused from now on. The last one that works is not revoked: make another first.',
  access: 'operator',
  status: 200,
  params: OPERATOR_KEY_PARAMS,
  answer: operatorKeyAnswer,
  problems: ['last_operator_key'],
  async handle({ em, params: { operatorKeyId } }) {
    // All that work, in one order: of two that are revoked at once by each other, one stays.
    const working = await em.execute<{ id: ApiKeyId }[]>(
      `select id from api_key where role = 'operator' and ${KEY_WORKS} order by id for update`,
    );
    const key = await em.findOne(
      ApiKey,
      { id: operatorKeyId, role: 'operator' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (key === null) throw notFound();
    if (working.length === 1 && working[0]?.id === key.id) throw new ApiProblem('last_operator_key');
    key.revokedAt ??= new Date();
    await em.flush();
    return showOperatorKey(key);
  },
});
