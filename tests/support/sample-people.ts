import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { hashPassword } from '../../api/people/password-hash.ts';
import { Person } from '../../db/entities/person.ts';
import { PersonCreditor } from '../../db/entities/person-creditor.ts';
import type { Orm } from '../../db/orm.ts';
import type { PersonRole } from '../../db/words/people.ts';
import type { CreditorId, PersonId } from '../../domain/identifiers/ids.ts';

export const SAMPLE_PASSWORD = 'seks prøvekasser æbler';
const hashed = hashPassword(SAMPLE_PASSWORD);

/** Somebody with the sample password, and with a role at a creditor where one is named. */
export async function samplePerson(
  orm: Orm,
  {
    creditorId = null,
    role = 'admin',
    isOperator = false,
    disabledAt = null,
    ...given
  }: {
    creditorId?: CreditorId | null;
    role?: PersonRole;
    isOperator?: boolean;
    disabledAt?: Date | null;
    passwordHash?: null;
  } = {},
): Promise<{ personId: PersonId; email: string }> {
  const em = orm.em.fork();
  const personId = uuid() as PersonId;
  const email = `person-${randomUUID()}@prove.example`;
  const passwordHash = 'passwordHash' in given ? null : await hashed;
  await em.insert(Person, {
    id: personId,
    email,
    name: 'Prøve Person',
    language: 'da',
    passwordHash,
    passwordChangedAt: passwordHash === null ? null : new Date('2026-01-01T00:00:00Z'),
    isOperator,
    totpSecret: null,
    totpLastStep: null,
    secondFactorSince: null,
    disabledAt,
  });
  if (creditorId !== null) await em.insert(PersonCreditor, { personId, creditorId, role, disabledAt: null });
  return { personId, email };
}
