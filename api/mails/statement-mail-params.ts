import { z } from 'zod';
import type { StatementMailId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';

export const STATEMENT_MAIL_PARAMS = z.strictObject({ statementMailId: id<StatementMailId>() });
