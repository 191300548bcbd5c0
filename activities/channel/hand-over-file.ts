import type { ChannelDoubt } from '../../db/words/deliveries.ts';
import type { HandOverOutcome, Intent, OutgoingFile } from './delivery-channel.ts';
import type { OutFolder } from './out-folder.ts';

const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

const HANDED_OVER: HandOverOutcome = { kind: 'handed_over' };
const inDoubt = (doubt: ChannelDoubt): HandOverOutcome => ({ kind: 'in_doubt', doubt });

/**
 * Puts a file into a folder so that whoever fetches it sees all of it or nothing: it is written under a temporary name, its size is
 * compared, and it is renamed. Once the rename may have been made, the file is looked for and never written anew.
 * @throws where it is not there yet, or where the folder could not be asked.
 */
export async function handOverFile(
  folder: OutFolder,
  { name, content }: OutgoingFile,
  intent: Intent,
): Promise<HandOverOutcome> {
  if (!SAFE_NAME.test(name)) throw new Error(`not a file name for a delivery: ${name}`);
  const temporary = `.${name}.part`;
  if ((await folder.sizeOf(name)) !== null) {
    await intent.note();
    return (await holds(folder, { name, content })) ? HANDED_OVER : inDoubt('content_differs');
  }
  const partSize = await folder.sizeOf(temporary);
  // The part goes when it is renamed, and by nothing else: without it, the file was there and has been fetched.
  if (intent.wasNoted && partSize === null) return inDoubt('file_gone');
  // A part that was complete when the intent was noted stays: a rename that is still on its way to the folder may take it.
  if (!intent.wasNoted || partSize !== content.length) await writeWhole(folder, { name: temporary, content });
  await intent.note();
  await folder.rename(temporary, name);
  // The rename was answered. Whoever has fetched the file in the meantime, or cut the line, takes nothing away from that.
  const size = await folder.sizeOf(name).catch(() => null);
  return size === null || size === content.length ? HANDED_OVER : inDoubt('content_differs');
}

async function writeWhole(folder: OutFolder, { name, content }: OutgoingFile): Promise<void> {
  await folder.write(name, content);
  const size = await folder.sizeOf(name);
  if (size !== content.length) throw new Error(`${name} has ${size} bytes instead of ${content.length}`);
}

/** Whether a file has these bytes, or their number where it must not be read. */
async function holds(folder: OutFolder, { name, content }: OutgoingFile): Promise<boolean> {
  if ((await folder.sizeOf(name)) !== content.length) return false;
  let compared = 0;
  try {
    for await (const chunk of folder.read(name)) {
      if (Buffer.compare(chunk, content.subarray(compared, compared + chunk.length)) !== 0) return false;
      compared += chunk.length;
    }
  } catch (error) {
    if (folder.isRefusedToRead(error)) return true;
    throw error;
  }
  return compared === content.length;
}
