import { defineEntity, p } from '@mikro-orm/core';
import type { Language } from '../../domain/calendar/language.ts';
import type { PersonId } from '../../domain/identifiers/ids.ts';
import { bigint, createdAt, id, instant, text, word } from './column-types.ts';

const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: id<PersonId>().primary(),
    email: text(254),
    name: text(100),
    language: word<Language>(2),
    passwordHash: text(255).strictNullable(),
    passwordChangedAt: instant().strictNullable(),
    isOperator: p.boolean().default(false),
    totpSecret: p.uint8array().columnType('bytea').strictNullable(),
    totpLastStep: bigint().strictNullable(),
    secondFactorSince: instant().strictNullable(),
    disabledAt: instant().strictNullable(),
    createdAt: createdAt(),
  },
});

/** Who signs in: known by an e-mail address in small letters. Of the password only its argon2id is kept, as PHC text. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);
