import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { errorMessage } from './error-code.ts';

export interface Source {
  name: string;
  /** Fills the folder and answers the path of the program in it. */
  fetch: (folder: string) => Promise<string>;
}

export interface FirstSourceOptions {
  /** As the messages name what is fetched. */
  what: string;
  sources: Source[];
  /** Tries what was fetched and renames it to its place, whose path it answers. */
  keep: (fetched: { program: string; folder: string }) => Promise<string>;
  /** What a person can do where all fail. */
  advice: string;
  onProgress: (message: string) => void;
}

/** The path that `keep` answers for the first source that gives something which can be kept. @throws Error that says why each failed. */
export async function firstSource({ what, sources, keep, advice, onProgress }: FirstSourceOptions): Promise<string> {
  const failures: string[] = [];
  for (const { name, fetch } of sources) {
    onProgress(`getting the ${what}: ${name}`);
    // Filled beside its place and then renamed, so that two starts at once and a crash leave whole programs only.
    const folder = await mkdtemp(join(await cacheFolder(), 'download-'));
    try {
      return await keep({ program: await fetch(folder), folder });
    } catch (error) {
      failures.push(`${name}: ${errorMessage(error)}`);
      onProgress(`${name} failed: ${errorMessage(error)}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new Error(`No ${what} found.\n${failures.map((failure) => `  - ${failure}\n`).join('')}${advice}`);
}
