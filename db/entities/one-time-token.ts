import { defineEntity, p } from '@mikro-orm/core';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId, OneTimeTokenId, PersonId } from '../../domain/identifiers/ids.ts';
import type { LinkMailStatus, OneTimeTokenKind, PersonRole } from '../words/people.ts';
import { createdAt, id, instant, text, word } from './column-types.ts';

const OneTimeTokenSchema = defineEntity({
  name: 'OneTimeToken',
  tableName: 'one_time_token',
  properties: {
    id: id<OneTimeTokenId>().primary(),
    kind: word<OneTimeTokenKind>(),
    hash: p.uint8array().columnType('bytea').strictNullable(),
    email: text(254),
    personId: id<PersonId>().strictNullable(),
    creditorId: id<CreditorId>().strictNullable(),
    role: word<PersonRole>().strictNullable(),
    isOperator: p.boolean().default(false),
    language: word<Language>(2),
    invitedBy: text(100).strictNullable(),
    status: word<LinkMailStatus>(),
    attempts: p.integer().default(0),
    lastError: text(1000).strictNullable(),
    sentAt: instant().strictNullable(),
    expiresAt: instant(),
    usedAt: instant().strictNullable(),
    revokedAt: instant().strictNullable(),
    createdAt: createdAt(),
  },
});

/** A link that is good once, and the mail that carries it. Of its token only the SHA-256 is kept. */
export class OneTimeToken extends OneTimeTokenSchema.class {}
OneTimeTokenSchema.setClass(OneTimeToken);
