import type { FormatSettings } from './format-settings.ts';

/** A section's entries as they can be sent, and the pay-outs that wait for a later delivery. */
export interface HeldPayouts<Entry> {
  readonly sent: readonly Entry[];
  readonly held: readonly Entry[];
}

/**
 * Splits off as many pay-outs of a section as make its net amount negative: they are taken along in their order for as long as what is
 * collected covers them. Where nothing is left to send, the section is not to be written. Of a section that may not be split, all is sent.
 */
export function holdPayouts<Entry>({
  entries,
  amountOf,
  negativeNet,
}: {
  entries: readonly Entry[];
  /** Øre, below zero for a pay-out. */
  amountOf: (entry: Entry) => bigint;
  negativeNet: FormatSettings['negativeNet'];
}): HeldPayouts<Entry> {
  if (negativeNet === 'refuse') return { sent: entries, held: [] };
  let leftOre = entries.reduce((sum, entry) => sum + positive(amountOf(entry)), 0n);
  const held = new Set<Entry>();
  for (const entry of entries) {
    const payoutOre = positive(-amountOf(entry));
    if (payoutOre > leftOre) held.add(entry);
    else leftOre -= payoutOre;
  }
  return { sent: entries.filter((entry) => !held.has(entry)), held: [...held] };
}

function positive(ore: bigint): bigint {
  return ore > 0n ? ore : 0n;
}
