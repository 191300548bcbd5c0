/** What an archive says of a file in it. */
export interface ZipRecord {
  readonly isEncrypted: boolean;
  /** CRC-32 of the unpacked bytes; in a record before the file it may not be known yet. */
  readonly crc: number;
}

/** Where things stand in the record before a file, and in that of the directory at the end of the archive (APPNOTE.TXT 4.3.7 and 4.3.12). */
const LAYOUTS = {
  before: { signature: 0x04034b50, flags: 6, crc: 14, nameLength: 26, name: 30 },
  directory: { signature: 0x02014b50, flags: 8, crc: 16, nameLength: 28, name: 46 },
} as const;
/** Bit 0: encrypted. Bit 11: the name is UTF-8. */
const ENCRYPTED = 0x01;
const NAME_IN_UTF8 = 0x0800;

/** The last record of the file in a piece of an archive; null where there is none. */
export function findZipRecord(
  piece: Buffer,
  { name, kind }: { name: string; kind: keyof typeof LAYOUTS },
): ZipRecord | null {
  const layout = LAYOUTS[kind];
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(layout.signature);
  for (let at = piece.lastIndexOf(signature); at >= 0; at = at === 0 ? -1 : piece.lastIndexOf(signature, at - 1)) {
    if (at + layout.name > piece.length) continue;
    const flags = piece.readUInt16LE(at + layout.flags);
    const end = at + layout.name + piece.readUInt16LE(at + layout.nameLength);
    const found = piece.subarray(at + layout.name, end).toString((flags & NAME_IN_UTF8) === 0 ? 'latin1' : 'utf8');
    if (found === name) return { isEncrypted: (flags & ENCRYPTED) !== 0, crc: piece.readUInt32LE(at + layout.crc) };
  }
  return null;
}
