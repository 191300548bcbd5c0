import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lays a file in a folder so that whoever looks into it sees all of it or nothing. */
export async function layFile({
  folder,
  name,
  content,
}: {
  folder: string;
  name: string;
  content: Uint8Array;
}): Promise<void> {
  const temporary = join(folder, `.${name}.part`);
  await writeFile(temporary, content);
  await rename(temporary, join(folder, name));
}
