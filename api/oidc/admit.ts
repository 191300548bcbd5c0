import { v7 as uuid } from 'uuid';
import { Person } from '../../db/entities/person.ts';
import { PersonIdentity } from '../../db/entities/person-identity.ts';
import { joinByLink } from '../../db/people/join-by-link.ts';
import { findInvitations, takeInvitation } from '../../db/people/take-invitations.ts';
import type { UsedLink } from '../../db/people/use-link.ts';
import type { SignedIn } from '../../db/people/sessions.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { PersonId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';
import type { Call } from '../http/route.ts';
import type { OidcIdentity } from './oidc-provider.ts';

type Door = Pick<Call<unknown, unknown, unknown>, 'em' | 'act'>;
type Who = Pick<Person, 'id' | 'name'>;

interface Coming {
  readonly identity: OidcIdentity;
  readonly signedIn: SignedIn | null;
}

/**
 * Who has signed in at the provider: known by issuer and subject, or let in by an invitation to the address that the provider says is theirs.
 * Whoever is signed in already is known by it from then on. Whoever is known and has been invited elsewhere since is let in there too.
 * @throws ApiProblem where it is nobody who may come in.
 */
export async function admit({ em, act }: Door, { identity, signedIn }: Coming): Promise<Who> {
  const { verifiedEmail, name } = identity;
  const known = await findKnown(em, identity);
  if (known === null && signedIn !== null) return acquaint({ em, act }, { identity, signedIn });
  const email = known === null ? (verifiedEmail ?? refuseUnverified()) : known.email;
  const links = verifiedEmail === email ? await findInvitations(em, email) : [];
  const who = known ?? (await newcomer(em, { identity, email, links, name: name ?? email }));
  for (const link of links) await join({ act, who, link, identity });
  // Who comes twice at once is made by the first of the two.
  const admitted = known ?? (await findKnown(em.fork(), identity));
  if (admitted === null) throw new ApiProblem('oidc_unknown_person');
  return admitted;
}

/** Who has shown here and there who they are is the same person. @throws ApiProblem where the person is somebody else there. */
async function acquaint(
  { em, act }: Door,
  { identity: { issuer, subject }, signedIn: { personId, name } }: { identity: OidcIdentity; signedIn: SignedIn },
): Promise<Who> {
  await act({ role: null, name, apiKeyId: null, personId }, (own) =>
    keepIdentity(own.em, { issuer, subject, personId }),
  );
  if ((await em.count(PersonIdentity, { issuer, subject, personId })) === 0)
    throw new ApiProblem('oidc_unknown_person');
  return { id: personId, name };
}

async function keepIdentity(
  em: EntityManager,
  { issuer, subject, personId }: { issuer: string; subject: string; personId: PersonId },
): Promise<void> {
  await em.execute('insert into person_identity (issuer, subject, person_id) values (?, ?, ?) on conflict do nothing', [
    issuer,
    subject,
    personId,
  ]);
}

/** @throws ApiProblem where it is somebody who is disabled. */
async function findKnown(em: EntityManager, { issuer, subject }: OidcIdentity): Promise<Person | null> {
  const identity = await em.findOne(PersonIdentity, { issuer, subject });
  if (identity === null) return null;
  const person = await em.findOneOrFail(Person, { id: identity.personId });
  if (person.disabledAt !== null) throw new ApiProblem('oidc_unknown_person');
  return person;
}

function refuseUnverified(): never {
  throw new ApiProblem('oidc_email_unverified');
}

/** Whom invitations make, or have been made by the address already and are not known to the provider yet. */
async function newcomer(
  em: EntityManager,
  {
    identity: { issuer },
    email,
    links,
    name,
  }: { identity: OidcIdentity; email: string; links: readonly UsedLink[]; name: string },
): Promise<Who> {
  if (links.length === 0) throw new ApiProblem('oidc_unknown_person');
  const person = await em.findOne(Person, { email });
  if (person === null) return { id: uuid() as PersonId, name };
  // Somebody else has the address at the provider by now: what was theirs who had it before stays shut.
  const isAnother = (await em.count(PersonIdentity, { issuer, personId: person.id })) > 0;
  if (person.disabledAt !== null || isAnother) throw new ApiProblem('oidc_unknown_person');
  return person;
}

async function join({
  act,
  who: { id: personId, name },
  link,
  identity: { issuer, subject },
}: Pick<Door, 'act'> & { who: Who; link: UsedLink; identity: OidcIdentity }): Promise<void> {
  const actor = { role: link.role ?? ('operator' as const), name, apiKeyId: null, personId };
  await act(actor, async (own) => {
    if (!(await takeInvitation(own.em, link.id))) return;
    if (!(await joinByLink(own.em, { personId, name, link }))) throw new ApiProblem('oidc_unknown_person');
    await keepIdentity(own.em, { issuer, subject, personId });
  });
}
