import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, PersonId, SessionId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, instant, text } from './column-types.ts';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: id<SessionId>().primary(),
    hash: p.uint8array().columnType('bytea'),
    personId: id<PersonId>(),
    creditorId: id<CreditorId>().strictNullable(),
    agent: text(200).strictNullable(),
    idToken: text(8000).strictNullable(),
    createdAt: createdAt(),
    seenAt: instant().defaultRaw('now()'),
    expiresAt: instant(),
  },
});

/** That a person is signed in somewhere, and at which creditor. Deleted, it is over; of its token only the SHA-256 is kept. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
