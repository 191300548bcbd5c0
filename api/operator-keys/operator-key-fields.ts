import { z } from 'zod';
import type { ApiKey } from '../../db/entities/api-key.ts';
import type { ApiKeyId } from '../../domain/identifiers/ids.ts';
import { apiKeyAnswer, showApiKey } from '../api-keys/api-key-fields.ts';
import { id } from '../http/fields.ts';

export const OPERATOR_KEY_PARAMS = z.strictObject({ operatorKeyId: id<ApiKeyId>() });

/** An operator's key is of no creditor and may do all that an operator may. */
export const operatorKeyAnswer = apiKeyAnswer
  .omit({ creditorId: true, role: true, scopes: true })
  .meta({ id: 'OperatorKey' });

export const newOperatorKeyAnswer = operatorKeyAnswer
  .extend({ secret: z.string().nullable().meta({ description: 'Shown once; null when a request is repeated' }) })
  .meta({ id: 'NewOperatorKey' });

/** An operator's key as the API shows it: never its secret, of which only a hash is kept. */
export function showOperatorKey(key: ApiKey): z.input<typeof operatorKeyAnswer> {
  const { creditorId: _none, role: _operator, scopes: _all, ...shown } = showApiKey(key);
  return shown;
}
