import { z } from 'zod';
import type { ReceivedFileStatus } from '../../db/words/received-files.ts';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { ReturnFileErrorCode } from '../../domain/records/return-file-error.ts';
import type { ReturnFileType } from '../../domain/records/return-entry.ts';
import { id, instant, isoInstant, isoInstantOrNull, amount } from '../http/fields.ts';
import { reasonOf, refusalReasonAnswer } from './refusal-reasons.ts';

export const RECEIVED_FILE_PARAMS = z.strictObject({ receivedFileId: id<ReceivedFileId>() });

export const receivedFileStatus = z.enum(['stored', 'read', 'refused']).meta({
  description: 'stored: waits to be read; refused: broken, read before, or not for here: nothing of it is booked',
});

const REFUSALS: Readonly<Record<ReturnFileErrorCode, true>> = {
  unknown_format: true,
  unsupported_version: true,
  bad_field: true,
  bad_order: true,
  wrong_totals: true,
  cut_off: true,
  bad_xml: true,
  read_before: true,
  other_creditor: true,
  other_system: true,
};

const REFUSAL_CODES = Object.keys(REFUSALS) as ReturnFileErrorCode[];

export const receivedFileAnswer = z
  .strictObject({
    id: z.string(),
    fileName: z.string(),
    status: receivedFileStatus,
    type: z.enum(['0602', '0603', '0621', 'fi', 'camt.053', 'camt.054']).nullable().meta({
      description: '0602, 0603 and 0621 of Betalingsservice, fi of a bank, camt of any bank; null until it is read',
    }),
    supplier: z.string().nullable(),
    deliveryId: z.string().nullable().meta({ description: 'Its own number or message id' }),
    sizeBytes: z.int(),
    sha256: z.string(),
    receivedAt: instant(),
    readAt: instant().nullable(),
    refusal: z
      .strictObject({
        code: z.enum(REFUSAL_CODES).meta({ example: 'wrong_totals' }),
        line: z.int(),
        column: z.int(),
        detail: z.string(),
        reason: refusalReasonAnswer
          .nullable()
          .meta({ description: 'Null where `detail` is in the words of another program' }),
      })
      .nullable(),
    entries: z.int().nullable().meta({
      description:
        'All that the file tells, for whomever: payments, mandates, notices and what was known before. Null until it is read, and for files of earlier versions',
    }),
    isOutranked: z.boolean().meta({
      description:
        'Whether an upload was followed by the same delivery from Betalingsservice or the bank, with other content: payments of the upload that the other does not repeat are to be looked at',
    }),
    payments: z.int().meta({ description: 'Payments and news of payments that it holds for this creditor' }),
    received: amount().meta({ description: 'Kroner that they come to, charge-backs taken off' }),
    mandates: z.int(),
    waiting: z.int().meta({ description: 'Of the payments, those that wait for a person' }),
    knownBefore: z.int().meta({
      description:
        'Entries that another file has told of by the bank’s own reference, or an upload of the same delivery to the letter: they are not booked again, and stand in the notices with the payment that they are',
    }),
    knownBeforeAmount: amount('0.00').meta({ description: 'Kroner that these come to' }),
    notices: z.int().meta({ description: 'Records that are none of these, kept as they came' }),
    noticesAmount: amount('0.00').meta({
      description:
        'Kroner that these are about, below zero where they leave the account: what is received, known before and noticed is all that the file tells',
    }),
  })
  .meta({ id: 'ReceivedFile' });

export interface ReceivedFileRow {
  readonly id: ReceivedFileId;
  readonly fileName: string;
  readonly status: ReceivedFileStatus;
  readonly type: ReturnFileType | null;
  readonly supplier: string | null;
  readonly deliveryId: string | null;
  readonly sizeBytes: string;
  readonly sha256: string;
  readonly receivedAt: Date;
  readonly readAt: Date | null;
  readonly errorCode: ReturnFileErrorCode | null;
  readonly errorLine: string | null;
  readonly errorColumn: number | null;
  readonly errorDetail: string | null;
  readonly toldEntries: string | null;
  readonly isOutranked: boolean;
  readonly payments: number | null;
  readonly receivedOre: string | null;
  readonly mandates: number | null;
  readonly waiting: number;
  readonly knownBefore: number | null;
  readonly knownBeforeOre: string | null;
  readonly notices: number | null;
  readonly noticedOre: string | null;
}

/** A file as the API shows it. */
export function showReceivedFile(row: ReceivedFileRow): z.input<typeof receivedFileAnswer> {
  const { errorCode, errorLine, errorColumn, errorDetail } = row;
  return {
    id: row.id,
    fileName: row.fileName,
    status: row.status,
    type: row.type,
    supplier: row.supplier,
    deliveryId: row.deliveryId,
    sizeBytes: Number.parseInt(row.sizeBytes, 10),
    sha256: row.sha256,
    receivedAt: isoInstant(row.receivedAt),
    readAt: isoInstantOrNull(row.readAt),
    refusal:
      errorCode === null
        ? null
        : {
            code: errorCode,
            line: Number.parseInt(errorLine ?? '1', 10),
            column: errorColumn ?? 1,
            detail: errorDetail ?? '',
            reason: reasonOf(errorDetail ?? ''),
          },
    entries: row.status !== 'read' || row.toldEntries === null ? null : Number.parseInt(row.toldEntries, 10),
    isOutranked: row.isOutranked,
    payments: row.payments ?? 0,
    received: formatOre(BigInt(row.receivedOre ?? '0')),
    mandates: row.mandates ?? 0,
    waiting: row.waiting,
    knownBefore: row.knownBefore ?? 0,
    knownBeforeAmount: formatOre(BigInt(row.knownBeforeOre ?? '0')),
    notices: row.notices ?? 0,
    noticesAmount: formatOre(BigInt(row.noticedOre ?? '0')),
  };
}
