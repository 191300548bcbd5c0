import { z } from 'zod';
import { KEY_SCOPES } from '../../db/words/api-keys.ts';
import { addressesInput, demandAhead, expiryInput } from '../api-keys/api-key-fields.ts';
import { insertApiKey } from '../api-keys/insert-api-key.ts';
import { refuseBeyondOwn } from '../api-keys/refuse-beyond-own.ts';
import { line } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { newOperatorKeyAnswer, showOperatorKey } from './operator-key-fields.ts';

export const createOperatorKey = defineRoute({
  method: 'post',
  path: '/v1/operator-keys',
  operationId: 'createOperatorKey',
  tag: 'Operator keys',
  summary: "Create an operator's key",
  description:
    'The secret is shown once, here. As long as any such key works, the one of the environment (`TERMIN_OPERATOR_KEY`) does not: it makes the first.',
  access: 'operator',
  status: 201,
  body: z
    .strictObject({ name: line(100, 'Prøve Operatør'), addresses: addressesInput(), expiresAt: expiryInput() })
    .meta({ id: 'OperatorKeyInput' }),
  answer: newOperatorKeyAnswer,
  problems: ['beyond_own_key'],
  async handle({ em, caller, body: { name, addresses, expiresAt } }) {
    demandAhead(expiresAt);
    const wanted = { scopes: KEY_SCOPES, addresses };
    refuseBeyondOwn(caller, wanted);
    const made = { creditorId: null, role: 'operator', name, ...wanted, expiresAt: expiresAt ?? null } as const;
    const { key, secret } = await insertApiKey(em, made);
    return { ...showOperatorKey(key), secret };
  },
});
