import { LockMode } from '@mikro-orm/core';
import { PrintBatch } from '../../db/entities/print-batch.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, PrintBatchId } from '../../domain/identifiers/ids.ts';
import { notFound } from '../http/problem.ts';

/** @param lock holds it until the transaction ends. @throws ApiProblem 404 where the creditor has no such batch. */
export async function findPrintBatch(
  em: EntityManager,
  { creditorId, printBatchId, lock = false }: { creditorId: CreditorId; printBatchId: PrintBatchId; lock?: boolean },
): Promise<PrintBatch> {
  const options = lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {};
  const batch = await em.findOne(PrintBatch, { id: printBatchId, creditorId }, options);
  if (batch === null) throw notFound();
  return batch;
}
