import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, PersonId } from '../../domain/identifiers/ids.ts';
import type { PersonRole } from '../words/people.ts';
import { createdAt, id, instant, word } from './column-types.ts';

const PersonCreditorSchema = defineEntity({
  name: 'PersonCreditor',
  tableName: 'person_creditor',
  properties: {
    personId: id<PersonId>().primary(),
    creditorId: id<CreditorId>().primary(),
    role: word<PersonRole>(),
    disabledAt: instant().strictNullable(),
    createdAt: createdAt(),
  },
});

/** What a person is at a creditor; disabled there, they remain what they are at others. */
export class PersonCreditor extends PersonCreditorSchema.class {}
PersonCreditorSchema.setClass(PersonCreditor);
