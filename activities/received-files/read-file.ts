import { applyMandates } from '../../db/mandates/apply-mandates.ts';
import { bookPayments, keepNotices, type KeptRecord, type Owned } from '../../db/payments/book-entries.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { findNamedCreditors, type NamedCreditors } from '../../db/received-files/find-named-creditors.ts';
import {
  claimDelivery,
  noteFileRead,
  noteFileRefused,
  refreshStatistics,
} from '../../db/received-files/note-file-outcome.ts';
import type { EntityManager, Orm } from '../../db/orm.ts';
import { readReceivedFile } from '../../db/received-files/read-received-file.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { MandateEntry, PaymentEntry, ReturnEntry, ReturnFileFacts } from '../../domain/records/return-entry.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { readReturnFile } from './read-return-file.ts';

export interface ReadFileInput {
  readonly fileId: ReceivedFileId;
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
  return async function readFile({ fileId }: ReadFileInput): Promise<ReadFileOutcome> {
    const file = await orm.em.fork().findOneOrFail(ReceivedFile, { id: fileId });
    if (file.status !== 'stored') return { outcome: file.status };
    try {
      const facts = await checkWhole(orm, { file, heartbeat });
      refuseOtherSystem(facts, { test: bsSubsystem === 'KR9' });
      await claimDelivery(orm.em.fork(), { fileId, facts });
      await bookWhole(orm, { file, facts, heartbeat });
    } catch (error) {
      if (!(error instanceof ReturnFileError)) throw error;
      await noteFileRefused(orm.em.fork(), { fileId, error });
      return { outcome: 'refused' };
    }
    await orm.em.fork().transactional((em) => noteFileRead(em, { fileId }));
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
    if (file.uploadedBy === null) return;
    for (const entry of entries) await refuseOtherCreditor(entry, { creditorOf, uploadedBy: file.uploadedBy });
  });
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
    const sorted = await sortEntries(entries, creditorOf);
    await orm.em.fork().transactional((em) => bookBatch(em, { fileId: file.id, bookedOn, ...sorted }));
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
async function sortEntries(entries: readonly ReturnEntry[], creditorOf: NamedCreditors): Promise<SortedEntries> {
  const payments: Owned<PaymentEntry>[] = [];
  const mandates: Owned<MandateEntry>[] = [];
  const notices: KeptRecord[] = [];
  for (const entry of entries) {
    const creditorId = entry.creditor === null ? null : await creditorOf(entry.creditor);
    if (entry.entry === 'notice') notices.push({ ...entry, creditorId });
    else if (creditorId === null) notices.push(ofNobody(entry));
    else if (entry.entry === 'payment') payments.push({ entry, creditorId });
    else mandates.push({ entry, creditorId });
  }
  return { payments, mandates, notices };
}

function ofNobody(entry: PaymentEntry | MandateEntry): KeptRecord {
  const { line, position, customerNumber, creditor, code } = entry;
  const amount = entry.entry === 'payment' ? `, ${entry.amountOre} øre` : '';
  const text = `${code} of ${creditor.by.replaceAll('_', ' ')} ${creditor.number}${amount}`;
  return { line, position, customerNumber, code: 'unknown_creditor', creditorId: null, text };
}

async function bookBatch(
  em: EntityManager,
  { fileId, bookedOn, payments, mandates, notices }: SortedEntries & { fileId: ReceivedFileId; bookedOn: CivilDate },
): Promise<void> {
  await bookPayments(em, { fileId, payments, bookedOn });
  await applyMandates(em, { fileId, mandates, toldOn: bookedOn });
  await keepNotices(em, { fileId, notices });
}
