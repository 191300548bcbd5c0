import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readReturnFile } from '../activities/received-files/read-return-file.ts';
import { writeReturnsFile } from './write-returns-file.ts';

test('the file that is measured is one that is read without a doubt', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'termin-returns-'));
  try {
    const path = join(folder, '0602');
    const { netOre } = await writeReturnsFile({ path, records: 2500 });
    const kinds: Record<string, number> = {};
    let sumOre = 0n;
    for await (const batch of readReturnFile(createReadStream(path))) {
      for (const entry of batch) {
        const kind = entry.entry === 'payment' ? `${entry.source} ${entry.kind}` : entry.entry;
        kinds[kind] = (kinds[kind] ?? 0) + 1;
        if (entry.entry === 'payment') sumOre += entry.amountOre;
      }
    }
    expect(sumOre).toBe(netOre);
    expect(kinds).toEqual({
      'bs_automatic paid': 1960,
      'bs_automatic rejected': 20,
      'bs_automatic charged_back': 20,
      'bs_slip paid': 500,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
