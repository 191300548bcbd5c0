/** What handing a file over needs of a folder, here or on a server. */
export interface OutFolder {
  /** In bytes; null where there is no such file. */
  sizeOf(name: string): Promise<number | null>;
  /** Writes a file, over one of that name where there is one. */
  write(name: string, content: Uint8Array): Promise<void>;
  /** @throws where there is a file of the new name already: it is left as it is. */
  rename(from: string, to: string): Promise<void>;
  read(name: string): AsyncIterable<Uint8Array>;
  /** Whether an error says that a file is there and must not be read. */
  isRefusedToRead(error: unknown): boolean;
}
