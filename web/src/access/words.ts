import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Role = components['schemas']['AuditEntry']['by']['role'];
export type Scope = components['schemas']['ApiKey']['scopes'][number];
type Invitation = components['schemas']['Invitation'];

export const useAccessWords = wordsOf(
  {
    title: 'Nøgler og brugere',
    onlyAdmins: 'Nøgler og brugere ses kun af en administrator hos kreditoren.',
    people: 'Brugere',
    peopleText: 'Hvem der kan logge ind her, og hvad de må.',
    name: 'Navn',
    email: 'E-mail',
    role: 'Rolle',
    secondFactor: 'Totrinslogin',
    state: 'Status',
    since: 'Siden',
    active: 'Aktiv',
    disabled: 'Spærret',
    you: 'dig',
    changeRole: 'Skift rolle',
    changeRoleText: (name: string) =>
      `${name} logges ud her og skal logge ind igen. Roller hos andre kreditorer ændres ikke.`,
    disable: 'Spær',
    disableText: (name: string) =>
      `${name} logges ud her og kan intet se eller gøre hos kreditoren, før adgangen åbnes igen. Det, de har gjort, bliver stående.`,
    enable: 'Åbn igen',
    enableText: (name: string) => `${name} kan logge ind her igen med samme rolle som før.`,
    invitations: 'Invitationer',
    invite: 'Invitér',
    inviteText:
      'Der sendes en e-mail med et link, som gælder én gang og i 72 timer. Et tidligere link til samme adresse gælder ikke længere.',
    language: 'Sprog',
    danish: 'Dansk',
    english: 'English',
    languageHint: 'Sproget i e-mailen og på siden. Kan skiftes siden.',
    noInvitations: 'Ingen er inviteret.',
    expires: 'Udløber',
    invitedBy: 'Inviteret af',
    byKey: 'en nøgle',
    withdraw: 'Træk tilbage',
    withdrawText: (email: string) => `Linket, som ${email} har fået, gælder ikke længere.`,
    mailFailed: 'E-mailen kom ikke frem',
    mailWaits: 'E-mailen er på vej',
    keys: 'API-nøgler',
    keysText:
      'Til programmer, der læser eller skriver her. En nøgle er ikke en person, og uden en sidste dag udløber den ikke af sig selv.',
    scopes: 'Må',
    addresses: 'Adresser',
    addressesHint:
      'IP-adresser og områder, som 192.0.2.0/24, hvorfra alene nøglen kan bruges. Uden dem kan den bruges alle steder fra.',
    everywhere: 'Alle steder fra',
    lastDay: 'Gælder til og med',
    expired: 'Udløbet',
    lastUse: 'Sidst brugt',
    neverUsed: 'Aldrig',
    rotate: 'Skift ud',
    rotateText: (name: string) =>
      `En ny nøgle som »${name}« laves, med samme rettigheder. Den gamle virker, til programmet har fået den nye, og afvises derefter.`,
    overlap: 'Den gamle virker',
    oneDay: 'Et døgn endnu',
    oneWeek: 'En uge endnu',
    thirtyDays: '30 dage endnu',
    atOnce: 'Ikke længere',
    newKey: 'Ny nøgle',
    keyName: 'Hvad den er til',
    keyNameHint: 'Står i ændringerne ved alt, hvad den gør.',
    created: 'Oprettet',
    revoke: 'Spær nøglen',
    revokeText: (name: string) => `Programmet, som bruger »${name}«, afvises fra nu af. Det kan ikke fortrydes.`,
    revoked: 'Spærret',
    secret: 'Din nye nøgle',
    secretText: 'Den vises kun nu. Gem den et sikkert sted: den kan ikke hentes frem igen.',
    secretShown: 'Nøglen er allerede vist én gang. Spær den, og lav en ny, hvis den er tabt.',
  },
  {
    title: 'Keys and people',
    onlyAdmins: 'Keys and people are seen by an admin of the creditor alone.',
    people: 'People',
    peopleText: 'Who can sign in here, and what they may do.',
    name: 'Name',
    email: 'E-mail',
    role: 'Role',
    secondFactor: 'Second factor',
    state: 'Status',
    since: 'Since',
    active: 'Active',
    disabled: 'Disabled',
    you: 'you',
    changeRole: 'Change role',
    changeRoleText: (name) =>
      `${name} is signed out here and must sign in again. Roles at other creditors stay as they are.`,
    disable: 'Disable',
    disableText: (name) =>
      `${name} is signed out here and can see and do nothing at the creditor until they are let in again. What they have done stays.`,
    enable: 'Let in again',
    enableText: (name) => `${name} can sign in here again in the same role as before.`,
    invitations: 'Invitations',
    invite: 'Invite',
    inviteText:
      'A mail with a link is sent, which is good once and for 72 hours. An earlier link to the same address is worth nothing any more.',
    language: 'Language',
    danish: 'Dansk',
    english: 'English',
    languageHint: 'Of the mail and of the page. It can be changed later.',
    noInvitations: 'Nobody has been invited.',
    expires: 'Expires',
    invitedBy: 'Invited by',
    byKey: 'a key',
    withdraw: 'Withdraw',
    withdrawText: (email) => `The link that ${email} was sent is worth nothing any more.`,
    mailFailed: 'The mail did not arrive',
    mailWaits: 'The mail is on its way',
    keys: 'API keys',
    keysText:
      'For programs that read or write here. A key is no person, and without a last day it does not expire by itself.',
    scopes: 'May',
    addresses: 'Addresses',
    addressesHint:
      'IP addresses and ranges, as 192.0.2.0/24, from which alone the key can be used. Without them it can be used from everywhere.',
    everywhere: 'From everywhere',
    lastDay: 'Good until and with',
    expired: 'Expired',
    lastUse: 'Last used',
    neverUsed: 'Never',
    rotate: 'Replace',
    rotateText: (name) =>
      `A new key like “${name}” is made, which may do the same. The old one works until the program has the new one, and is refused then.`,
    overlap: 'The old one works',
    oneDay: 'For a day yet',
    oneWeek: 'For a week yet',
    thirtyDays: 'For 30 days yet',
    atOnce: 'No longer',
    newKey: 'New key',
    keyName: 'What it is for',
    keyNameHint: 'Stands in the changes with all that it does.',
    created: 'Created',
    revoke: 'Revoke the key',
    revokeText: (name) => `The program that uses “${name}” is refused from now on. This cannot be undone.`,
    revoked: 'Revoked',
    secret: 'Your new key',
    secretText: 'It is shown now and never again. Keep it in a safe place: it cannot be got back.',
    secretShown: 'The key has been shown once already. If it is lost, revoke it and make another.',
  },
);

export const useRoleWords = codeWordsOf<Role>({
  operator: ['Operatør', 'Operator'],
  admin: ['Administrator', 'Admin'],
  bookkeeper: ['Bogholder', 'Bookkeeper'],
  read_only: ['Må kun se', 'May only look'],
});

export const useScopeWords = codeWordsOf<Scope>({
  read: ['Læse', 'Read'],
  write: ['Skrive', 'Write'],
  money: ['Flytte penge', 'Move money'],
  settings: ['Indstille', 'Settings'],
});

/** What somebody of a role may do. */
export const useRoleMeaning = codeWordsOf<Role>({
  operator: ['Opretter kreditorer og ser ikke deres kunder', 'Creates creditors and sees none of their customers'],
  admin: ['Må alt hos kreditoren', 'May do all at the creditor'],
  bookkeeper: ['Må alt undtagen nøgler, brugere og indstillinger', 'May do all but keys, people and settings'],
  read_only: [
    'Må se alt undtagen nøgler og brugere, og ændrer intet',
    'Sees all but keys and people, and changes nothing',
  ],
});

export const useInvitationWords = codeWordsOf<Invitation['status']>({
  open: ['Venter på svar', 'Waits for an answer'],
  accepted: ['Taget imod', 'Accepted'],
  revoked: ['Trukket tilbage', 'Withdrawn'],
  expired: ['Udløbet', 'Expired'],
});
