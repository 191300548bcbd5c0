import { defineEntity } from '@mikro-orm/core';
import type { PersonId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, text } from './column-types.ts';

const PersonIdentitySchema = defineEntity({
  name: 'PersonIdentity',
  tableName: 'person_identity',
  properties: {
    issuer: text(500).primary(),
    subject: text(255).primary(),
    personId: id<PersonId>(),
    createdAt: createdAt(),
  },
});

/** By what a person is known to an OpenID provider. */
export class PersonIdentity extends PersonIdentitySchema.class {}
PersonIdentitySchema.setClass(PersonIdentity);
