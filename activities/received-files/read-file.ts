import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { applyMandates } from '../../db/mandates/apply-mandates.ts';
import {
  bookPayments,
  keepNotices,
  type KeptRecord,
  type Owned,
  type PaymentToBook,
} from '../../db/payments/book-entries.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { ReceivedFileDecision } from '../../db/entities/received-file-decision.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { findNamedCreditors, type NamedCreditors } from '../../db/received-files/find-named-creditors.ts';
import { findKnownPayments, outranksUploads } from '../../db/received-files/find-known-payments.ts';
import {
  claimDelivery,
  holdUnrefused,
  learnStatistics,
  noteFileRead,
  noteFileRefused,
  refreshStatistics,
  type ToldSums,
} from '../../db/received-files/note-file-outcome.ts';
import type { EntityManager, Orm } from '../../db/orm.ts';
import { readReceivedFile } from '../../db/received-files/read-received-file.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { danishIban } from '../../domain/identifiers/bank-account.ts';
import type { CreditorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { countEquals, type ToldKey } from '../../domain/payments/count-equals.ts';
import type {
  CreditorName,
  MandateEntry,
  PaymentEntry,
  ReturnEntry,
  ReturnFileFacts,
  ReturnFileType,
} from '../../domain/records/return-entry.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { eachBatch, mapBatches } from './each-batch.ts';
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

/** Takes about a millisecond. */
const PREPARED_TOGETHER = 100;

/** As much as the database keeps of it. */
const MAX_NOTICE_TEXT = 1000;

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
  seen,
}: Pick<ActivityDependencies, 'orm' | 'bsSubsystem' | 'heartbeat' | 'seen'>) {
  return async function readFile(input: ReadFileInput): Promise<ReadFileOutcome> {
    const read = await readOrRefuse(input);
    seen?.({ what: 'file', outcome: read.outcome });
    return read;
  };

  async function readOrRefuse({ fileId, again = false }: ReadFileInput): Promise<ReadFileOutcome> {
    const file = await orm.em.fork().findOneOrFail(ReceivedFile, { id: fileId });
    if (file.status !== 'stored' && !(again && file.status === 'read')) return { outcome: file.status };
    try {
      const holdsTotals =
        (await orm.em.fork().count(ReceivedFileDecision, { receivedFileId: fileId, refusedFor: 'wrong_totals' })) === 0;
      const { facts, told, ownEntries } = await checkWhole(orm, { file, holdsTotals, heartbeat });
      refuseOtherSystem(facts, { test: bsSubsystem === 'KR9' });
      await refuseOtherSupplier(orm, { file, facts, ownEntries });
      await claimDelivery(orm.em.fork(), { fileId, facts, told });
      await keepRepeated(orm, { file, holdsTotals, heartbeat });
      await bookWhole(orm, { file, facts, holdsTotals, heartbeat });
    } catch (error) {
      if (!(error instanceof ReturnFileError)) throw error;
      // What is booked of it stays booked, whatever a later version thinks of the file.
      if (file.status === 'read') return { outcome: 'read' };
      const { origin } = file;
      if (await noteFileRefused(orm.em.fork(), { fileId, origin, error })) return { outcome: 'refused' };
      return readOrRefuse({ fileId });
    }
    const { origin } = file;
    const noted = await orm.em.fork().transactional((em) => noteFileRead(em, { fileId, origin }));
    if (noted === 'refused') return { outcome: 'refused' };
    // What was nobody's of an upload may be somebody's of the channel.
    if (noted === 'other_origin') return readOrRefuse({ fileId, again });
    if (file.sizeBytes >= LONG_FILE_BYTES) await refreshStatistics(orm.em.fork());
    return { outcome: 'read' };
  }
}

interface Reading {
  readonly file: ReceivedFile;
  /** Whether the totals of a bank's file must agree with it: not where a person has said to read it all the same. */
  readonly holdsTotals: boolean;
  readonly heartbeat: () => void;
}

/** Banks write one file for all accounts of a customer. A delivery of Betalingsservice is for one data supplier, and says so. */
const OF_MANY_ACCOUNTS: ReadonlySet<ReturnFileType> = new Set(['fi', 'camt.053', 'camt.054']);

/**
 * Goes through the file to its end, and counts what it tells.
 * @throws ReturnFileError where it is broken, or uploaded by a creditor and not that one's: of a bank's file some of it must be
 */
async function checkWhole(
  orm: Orm,
  { file, holdsTotals, heartbeat }: Reading,
): Promise<{ readonly facts: ReturnFileFacts; readonly told: ToldSums; readonly ownEntries: bigint }> {
  const em = orm.em.fork();
  const creditorOf = findNamedCreditors(em);
  let [entries, ore, ownEntries] = [0n, 0n, 0n];
  let foreign: ReturnFileError | null = null;
  const uploadedBy = uploaderOf(file);
  const facts = await eachBatch(batchesOf(em, { file, holdsTotals }), async (batch) => {
    heartbeat();
    for (const entry of batch) {
      entries += 1n;
      ore += 'amountOre' in entry ? entry.amountOre : 0n;
      if (uploadedBy === null || entry.creditor === null) continue;
      if ((await creditorOf(entry.creditor)) === uploadedBy) ownEntries += 1n;
      else foreign ??= otherCreditor(entry.creditor, entry.line);
    }
  });
  if (foreign !== null && (ownEntries === 0n || !OF_MANY_ACCOUNTS.has(facts.type))) throw foreign;
  return { facts, told: { entries, ore }, ownEntries };
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

/**
 * A delivery is told by its sender's number: an upload has only its own creditor's. The first account of a bank's file may be another's
 * where the file has entries of the creditor's too: it keeps nobody's file from being read. @throws ReturnFileError
 */
async function refuseOtherSupplier(
  orm: Orm,
  { file, facts: { type, supplier }, ownEntries }: { file: ReceivedFile; facts: ReturnFileFacts; ownEntries: bigint },
): Promise<void> {
  const uploadedBy = uploaderOf(file);
  if (uploadedBy === null || supplier === null || (ownEntries > 0n && OF_MANY_ACCOUNTS.has(type))) return;
  const em = orm.em.fork();
  const by = SENDERS[type];
  const isOwn =
    by === undefined
      ? (await em.count(Creditor, { id: uploadedBy, bsDataSupplierNumber: supplier })) > 0
      : (await findNamedCreditors(em)({ by, number: supplier })) === uploadedBy;
  if (isOwn) return;
  const named = by === undefined ? `data supplier ${supplier}` : namedIn({ by, number: supplier });
  const message = `${named} is not set up for this creditor`;
  throw ReturnFileError.at({ line: 1, column: 1 }, 'other_creditor', message);
}

function otherCreditor(creditor: CreditorName, line: number): ReturnFileError {
  return ReturnFileError.at(
    { line, column: 1 },
    'other_creditor',
    `${namedIn(creditor)} is not set up for this creditor`,
  );
}

function namedIn({ by, number }: CreditorName): string {
  return `${by.replaceAll('_', ' ')} ${number}`;
}

function refuseOtherSystem({ test: isTest }: ReturnFileFacts, { test }: { test: boolean }): void {
  if (isTest === test) return;
  const message = isTest ? 'it comes from the test system' : 'it comes from production, and this is a test system';
  throw ReturnFileError.at({ line: 1, column: 14 }, 'other_system', message);
}

/**
 * Keeps as notices what the uploads that this file outranks have brought to the letter, before anything of it is booked: no other entry is
 * taken for that money.
 */
async function keepRepeated(orm: Orm, { file, holdsTotals, heartbeat }: Reading): Promise<void> {
  if (!(await outranksUploads(orm.em.fork(), file.id))) return;
  const creditorOf = findNamedCreditors(orm.em.fork());
  await eachBatch(batchesOf(orm.em.fork(), { file, holdsTotals }), async (entries) => {
    heartbeat();
    const repeated = await findKnownPayments(orm.em.fork(), { fileId: file.id, entries });
    const notices: KeptRecord[] = [];
    for (const entry of entries) {
      if (entry.entry !== 'payment') continue;
      const creditorId = await creditorOf(entry.creditor);
      const paymentId = creditorId === null ? null : repeated(entry, creditorId);
      if (creditorId !== null && paymentId !== null) notices.push(repeatedIn(entry, { creditorId, paymentId }));
    }
    await orm.em.fork().transactional(async (em) => {
      if (await holdUnrefused(em, file.id)) await keepNotices(em, { fileId: file.id, notices });
    });
  });
}

function repeatedIn(
  { line, position, customerNumber, code, amountOre }: PaymentEntry,
  known: { readonly creditorId: CreditorId; readonly paymentId: PaymentId },
): KeptRecord {
  const text = `${code} ${formatOre(amountOre)} DKK: booked before from an upload of the delivery`;
  return { line, position, customerNumber, code: 'known_before', amountOre, text, ...known };
}

async function bookWhole(
  orm: Orm,
  { file, facts, holdsTotals, heartbeat }: Reading & { facts: ReturnFileFacts },
): Promise<void> {
  const creditorOf = findNamedCreditors(orm.em.fork());
  const bookedOn = facts.createdOn ?? civilDateAt({ epochMs: file.receivedAt.getTime(), zone: ZONE });
  const keyOf = countEquals((text) => createHash('sha256').update(text).digest('hex'));
  const sorted = mapBatches(batchesOf(orm.em.fork(), { file, holdsTotals }), async (entries) => {
    const { payments, ...others } = await sortEntries(entries, { creditorOf, uploadedBy: uploaderOf(file) });
    const toBook: PaymentToBook[] = [];
    for (const [nth, payment] of payments.entries()) {
      // The batch before this one is being booked: what the database answers is heard in between.
      if (nth % PREPARED_TOGETHER === 0) await setImmediate();
      toBook.push(paymentToBook(payment, { bookedOn, keyOf }));
    }
    return { payments: toBook, ...others };
  });
  let isFirst = true;
  await eachBatch(sorted, async (batch) => {
    heartbeat();
    await orm.em.fork().transactional(async (em) => {
      if (await holdUnrefused(em, file.id)) await bookBatch(em, { fileId: file.id, bookedOn, ...batch });
    });
    if (isFirst) await learnStatistics(orm.em.fork());
    isFirst = false;
  });
}

function batchesOf(em: EntityManager, { file, holdsTotals }: Pick<Reading, 'file' | 'holdsTotals'>) {
  return readReturnFile(readReceivedFile(em, file.id), { holdsTotals });
}

/** What tells a payment from others, as it counts in this file. Money of a collection is named by its delivery alone. */
function paymentToBook(
  { entry, creditorId }: Owned<PaymentEntry>,
  { bookedOn: fileDay, keyOf }: { bookedOn: CivilDate; keyOf: ReturnType<typeof countEquals> },
): PaymentToBook {
  const bookedOn = entry.bookedOn ?? entry.paidOn ?? entry.statedOn ?? fileDay;
  const account = accountOf(entry.creditor);
  const toldKey: ToldKey | null = keyOf({
    ...entry,
    bookedOn,
    account,
    entryReference: entry.bankEntry?.reference ?? null,
    entryOre: entry.bankEntry?.amountOre ?? null,
    entryPosition: entry.bankEntry?.position ?? null,
    batchReference: entry.bankEntry?.batchReference ?? null,
    isBatchSum: entry.bankEntry?.isBatchSum ?? false,
    payerName: entry.bankEntry?.payerName ?? null,
  });
  return { entry, creditorId, account, bookedOn, toldKey };
}

/** A Danish account has one name, whether the file says its IBAN or its numbers. */
function accountOf({ by, number }: CreditorName): string | null {
  if (by === 'pbs_number') return null;
  return by === 'account' ? (danishIban(number) ?? number) : number;
}

interface SortedEntries<Payment> {
  readonly payments: readonly Payment[];
  readonly mandates: readonly Owned<MandateEntry>[];
  readonly notices: readonly KeptRecord[];
}

/**
 * What is nobody's here is kept as it came, for the operator, or for the creditor that uploaded it: no money is dropped because a creditor or
 * an account is not set up. What a creditor uploads speaks of nobody else.
 */
async function sortEntries(
  entries: readonly ReturnEntry[],
  { creditorOf, uploadedBy }: { creditorOf: NamedCreditors; uploadedBy: CreditorId | null },
): Promise<SortedEntries<Owned<PaymentEntry>>> {
  const payments: Owned<PaymentEntry>[] = [];
  const mandates: Owned<MandateEntry>[] = [];
  const notices: KeptRecord[] = [];
  for (const entry of entries) {
    const named = entry.creditor === null ? null : await creditorOf(entry.creditor);
    const creditorId = uploadedBy === null || named === uploadedBy ? named : null;
    if (entry.entry === 'notice') notices.push({ ...entry, creditorId: creditorId ?? uploadedBy });
    else if (creditorId === null) notices.push(ofNobody(entry, uploadedBy));
    else if (entry.entry === 'payment') payments.push({ entry, creditorId });
    else mandates.push({ entry, creditorId });
  }
  return { payments, mandates, notices };
}

function ofNobody(entry: PaymentEntry | MandateEntry, uploadedBy: CreditorId | null): KeptRecord {
  const { line, position, customerNumber, creditor, code } = entry;
  const isPayment = entry.entry === 'payment';
  const words = isPayment
    ? [`${formatOre(entry.amountOre)} DKK`, entry.bookedOn, entry.bankReference, entry.payerText]
    : [];
  const text = [`${code} of ${namedIn(creditor)}`, ...words].filter((word) => word !== null).join('; ');
  return {
    line,
    position,
    customerNumber,
    code: 'unknown_creditor',
    creditorId: uploadedBy,
    namedBy: creditor.by,
    namedNumber: creditor.number,
    ...(isPayment ? { amountOre: entry.amountOre } : {}),
    text: text.slice(0, MAX_NOTICE_TEXT),
  };
}

async function bookBatch(
  em: EntityManager,
  {
    fileId,
    bookedOn,
    payments,
    mandates,
    notices,
  }: SortedEntries<PaymentToBook> & { fileId: ReceivedFileId; bookedOn: CivilDate },
): Promise<void> {
  const known = await bookPayments(em, { fileId, payments });
  await applyMandates(em, { fileId, mandates, toldOn: bookedOn });
  await keepNotices(em, { fileId, notices: [...notices, ...known] });
}
