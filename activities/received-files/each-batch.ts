/**
 * Takes one batch after another, in their order, and has the next made while one is taken, so that this process and the database work at once.
 * What fails is told in its turn.
 *
 * @returns what the batches come to
 */
export async function eachBatch<Batch, End>(
  batches: AsyncGenerator<Batch, End>,
  take: (batch: Batch) => Promise<void>,
): Promise<End> {
  let next = batches.next();
  for (;;) {
    const batch = await next;
    if (batch.done === true) return batch.value;
    next = batches.next();
    next.catch(() => undefined);
    try {
      await take(batch.value);
    } catch (error) {
      await next.catch(() => undefined);
      throw error;
    }
  }
}

/** Makes something else of each batch. */
export async function* mapBatches<Batch, Made, End>(
  batches: AsyncGenerator<Batch, End>,
  make: (batch: Batch) => Promise<Made>,
): AsyncGenerator<Made, End, undefined> {
  for (;;) {
    const batch = await batches.next();
    if (batch.done === true) return batch.value;
    yield await make(batch.value);
  }
}
