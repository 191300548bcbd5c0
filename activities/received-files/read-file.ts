import { applyMandates } from '../../db/mandates/apply-mandates.ts';
import { bookPayments, keepNotices, type KeptRecord, type Owned } from '../../db/payments/book-entries.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { findNamedCreditors, type NamedCreditors } from '../../db/received-files/find-named-creditors.ts';
import { findKnownPayments, type KnownPayments } from '../../db/received-files/find-known-payments.ts';
import {
  claimDelivery,
  holdUnrefused,
  noteFileRead,
  noteFileRefused,
  refreshStatistics,
} from '../../db/received-files/note-file-outcome.ts';
import type { EntityManager, Orm } from '../../db/orm.ts';
import { readReceivedFile } from '../../db/received-files/read-received-file.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type {
  CreditorName,
  MandateEntry,
  PaymentEntry,
  ReturnEntry,
  ReturnFileFacts,
} from '../../domain/records/return-entry.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { readReturnFile } from './read-return-file.ts';

export interface ReadFileInput {
  readonly fileId: ReceivedFileId;
  /** Whether one that is read is gone through again, for what was of a creditor that was not set up then. */
  readonly again?: boolean;
}

/** `read` also where it had been read before. */
export interface ReadFileOutcome {
  readonly outcome: 'read' | 'refused';
}

/** Some thousand payments. */
const LONG_FILE_BYTES = 500_000n;

/** The day of a file that names none is that of its arrival here. */
const ZONE = 'Europe/Copenhagen';

/**
 * Reads a stored file and books what it says. It is gone through twice: first to its end, with its totals, so that a broken one is
 * refused whole; then again to book it, batch by batch. What is booked already is left as it is: stopped anywhere and begun again, by
 * one worker or two, it comes to the same.
 */
export function createReadFile({
  orm,
  bsSubsystem,
  heartbeat,
}: Pick<ActivityDependencies, 'orm' | 'bsSubsystem' | 'heartbeat'>) {
  return async function readFile({ fileId, again = false }: ReadFileInput): Promise<ReadFileOutcome> {
    const file = await orm.em.fork().findOneOrFail(ReceivedFile, { id: fileId });
    if (file.status !== 'stored' && !(again && file.status === 'read')) return { outcome: file.status };
    try {
      const facts = await checkWhole(orm, { file, heartbeat });
      refuseOtherSystem(facts, { test: bsSubsystem === 'KR9' });
      await refuseOtherSupplier(orm, { file, facts });
      await claimDelivery(orm.em.fork(), { fileId, facts });
      await bookWhole(orm, { file, facts, heartbeat });
    } catch (error) {
      if (!(error instanceof ReturnFileError)) throw error;
      // What is booked of it stays booked, whatever a later version thinks of the file.
      if (file.status === 'read') return { outcome: 'read' };
      const { origin } = file;
      if (await noteFileRefused(orm.em.fork(), { fileId, origin, error })) return { outcome: 'refused' };
      return readFile({ fileId });
    }
    if (!(await orm.em.fork().transactional((em) => noteFileRead(em, { fileId })))) return { outcome: 'refused' };
    if (file.sizeBytes >= LONG_FILE_BYTES) await refreshStatistics(orm.em.fork());
    return { outcome: 'read' };
  };
}

interface Reading {
  readonly file: ReceivedFile;
  readonly heartbeat: () => void;
}

/** Goes through the file to its end. @throws ReturnFileError where it is broken, or uploaded by a creditor and not that one's alone. */
async function checkWhole(orm: Orm, { file, heartbeat }: Reading): Promise<ReturnFileFacts> {
  const em = orm.em.fork();
  const creditorOf = findNamedCreditors(em);
  return eachBatch(em, file, async (entries) => {
    heartbeat();
    const uploadedBy = uploaderOf(file);
    if (uploadedBy === null) return;
    for (const entry of entries) await refuseOtherCreditor(entry, { creditorOf, uploadedBy });
  });
}

/** Whose word a file is; null for what has come by the channel, also where somebody has uploaded it too. */
const uploaderOf = ({ origin, uploadedBy }: ReceivedFile): CreditorId | null =>
  origin === 'upload' ? uploadedBy : null;

/** By what a file of a bank names its sender; those of Betalingsservice name the data supplier. */
const SENDERS: Readonly<Partial<Record<ReturnFileFacts['type'], CreditorName['by']>>> = {
  fi: 'fi_creditor_number',
  'camt.053': 'account',
  'camt.054': 'account',
};

/** A delivery is told by its sender's number: an upload has only its own creditor's. @throws ReturnFileError */
async function refuseOtherSupplier(
  orm: Orm,
  { file, facts: { type, supplier } }: { file: ReceivedFile; facts: ReturnFileFacts },
): Promise<void> {
  const uploadedBy = uploaderOf(file);
  if (uploadedBy === null || supplier === null) return;
  const em = orm.em.fork();
  const by = SENDERS[type];
  const isOwn =
    by === undefined
      ? (await em.count(Creditor, { id: uploadedBy, bsDataSupplierNumber: supplier })) > 0
      : (await findNamedCreditors(em)({ by, number: supplier })) === uploadedBy;
  if (isOwn) return;
  const named = by === undefined ? 'data supplier' : by.replaceAll('_', ' ');
  const message = `${named} ${supplier} is not set up for this creditor`;
  throw ReturnFileError.at({ line: 1, column: 1 }, 'other_creditor', message);
}

async function refuseOtherCreditor(
  { creditor, line }: ReturnEntry,
  { creditorOf, uploadedBy }: { creditorOf: NamedCreditors; uploadedBy: CreditorId },
): Promise<void> {
  if (creditor === null || (await creditorOf(creditor)) === uploadedBy) return;
  throw ReturnFileError.at(
    { line, column: 1 },
    'other_creditor',
    `${creditor.by.replaceAll('_', ' ')} ${creditor.number} is not set up for this creditor`,
  );
}

function refuseOtherSystem({ test: isTest }: ReturnFileFacts, { test }: { test: boolean }): void {
  if (isTest === test) return;
  const message = isTest ? 'it comes from the test system' : 'it comes from production, and this is a test system';
  throw ReturnFileError.at({ line: 1, column: 14 }, 'other_system', message);
}

async function bookWhole(orm: Orm, { file, facts, heartbeat }: Reading & { facts: ReturnFileFacts }): Promise<void> {
  const creditorOf = findNamedCreditors(orm.em.fork());
  const bookedOn = facts.createdOn ?? civilDateAt({ epochMs: file.receivedAt.getTime(), zone: ZONE });
  await eachBatch(orm.em.fork(), file, async (entries) => {
    heartbeat();
    const known = await findKnownPayments(orm.em.fork(), { fileId: file.id, entries });
    const sorted = await sortEntries(entries, { creditorOf, known });
    await orm.em.fork().transactional(async (em) => {
      if (await holdUnrefused(em, file.id)) await bookBatch(em, { fileId: file.id, bookedOn, ...sorted });
    });
  });
}

async function eachBatch(
  em: EntityManager,
  file: ReceivedFile,
  take: (entries: readonly ReturnEntry[]) => Promise<void>,
): Promise<ReturnFileFacts> {
  const batches = readReturnFile(readReceivedFile(em, file.id));
  for (;;) {
    const next = await batches.next();
    if (next.done === true) return next.value;
    await take(next.value);
  }
}

interface SortedEntries {
  readonly payments: readonly Owned<PaymentEntry>[];
  readonly mandates: readonly Owned<MandateEntry>[];
  readonly notices: readonly KeptRecord[];
}

/** What is nobody's here is kept as it came, for the operator: no money is dropped because a creditor is not set up. */
async function sortEntries(
  entries: readonly ReturnEntry[],
  { creditorOf, known }: { creditorOf: NamedCreditors; known: KnownPayments },
): Promise<SortedEntries> {
  const payments: Owned<PaymentEntry>[] = [];
  const mandates: Owned<MandateEntry>[] = [];
  const notices: KeptRecord[] = [];
  for (const entry of entries) {
    const creditorId = entry.creditor === null ? null : await creditorOf(entry.creditor);
    if (entry.entry === 'notice') notices.push({ ...entry, creditorId });
    else if (creditorId === null) notices.push(ofNobody(entry));
    else if (entry.entry === 'payment' && known(entry, creditorId)) notices.push(knownBefore(entry, creditorId));
    else if (entry.entry === 'payment') payments.push({ entry, creditorId });
    else mandates.push({ entry, creditorId });
  }
  return { payments, mandates, notices };
}

function ofNobody(entry: PaymentEntry | MandateEntry): KeptRecord {
  const { line, position, customerNumber, creditor, code } = entry;
  const amountOre = entry.entry === 'payment' ? entry.amountOre : null;
  const amount = amountOre === null ? '' : `, ${amountOre} øre`;
  const text = `${code} of ${creditor.by.replaceAll('_', ' ')} ${creditor.number}${amount}`;
  const named = { amountOre, namedBy: creditor.by, namedNumber: creditor.number };
  return { line, position, customerNumber, code: 'unknown_creditor', creditorId: null, text, ...named };
}

function knownBefore(
  { line, position, customerNumber, code, amountOre }: PaymentEntry,
  creditorId: CreditorId,
): KeptRecord {
  const text = `${code}, ${amountOre} øre: booked before from an upload of the delivery`;
  return { line, position, customerNumber, code: 'known_before', creditorId, text, amountOre };
}

async function bookBatch(
  em: EntityManager,
  { fileId, bookedOn, payments, mandates, notices }: SortedEntries & { fileId: ReceivedFileId; bookedOn: CivilDate },
): Promise<void> {
  await bookPayments(em, { fileId, payments, bookedOn });
  await applyMandates(em, { fileId, mandates, toldOn: bookedOn });
  await keepNotices(em, { fileId, notices });
}
