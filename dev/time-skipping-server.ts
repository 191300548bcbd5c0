import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { cacheFolder } from './cache-folder.ts';
import { downloadWithSdk } from './download-with-sdk.ts';
import { errorMessage } from './error-code.ts';
import { isExecutable } from './is-executable.ts';
import { runCommand } from './run-command.ts';
import { addSearchAttributes, type SearchAttributes } from './search-attributes.ts';
import { NAMESPACE } from './temporal.ts';

const VERSION = '1.38.0';
const MAVEN_TIMEOUT_MS = 600_000;
const JAVA_TIMEOUT_MS = 20_000;
const START_ATTEMPTS = 5;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dk.termin</groupId><artifactId>time-skipping-server</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;

// The SDK gives the port as the first argument. It starts the server unguarded: where the tests are killed, the server must see to its
// own end, so a watcher beside it looks for the process that started it. One core is enough for a test's server, and starts fastest.
const SCRIPT = `#!/bin/sh
parent=$PPID
self=$$
(
  while kill -0 "$parent" 2>/dev/null; do
    kill -0 "$self" 2>/dev/null || exit 0
    sleep 1
  done
  kill -9 "$self"
) </dev/null >/dev/null 2>&1 &
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

/**
 * Path of a program that serves Temporal with time that skips, for `TestWorkflowEnvironment`: the cached one, else Maven's, else the
 * SDK's download. @throws Error that says why each failed and what to install.
 */
export async function timeSkippingServerPath({
  onProgress = () => undefined,
}: { onProgress?: (message: string) => void } = {}): Promise<string> {
  const home = join(await cacheFolder(), `time-skipping-server-${VERSION}`);
  const cached = join(home, 'server');
  if (await isExecutable(cached)) return cached;
  const failures: string[] = [];
  for (const { name, fetch } of [
    { name: `Maven's io.temporal:temporal-test-server:${VERSION}`, fetch: fromMaven },
    { name: "the SDK's download", fetch: fromSdk },
  ]) {
    onProgress(`getting the time-skipping test server: ${name}`);
    const folder = await mkdtemp(join(await cacheFolder(), 'time-skipping-download-'));
    try {
      await fetch(folder);
      await chmod(join(folder, 'server'), 0o755);
      // Another process may have been faster: its copy is as good.
      await rename(folder, home).catch(async (error: unknown) => {
        if (!(await isExecutable(cached))) throw error;
      });
      return cached;
    } catch (error) {
      failures.push(`${name}: ${errorMessage(error)}`);
      onProgress(`${name} failed: ${errorMessage(error)}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new Error(
    `No time-skipping test server found.\n${failures.map((failure) => `  - ${failure}\n`).join('')}` +
      'Install Java 11 or newer and Maven (on Debian: apt-get install default-jre-headless maven).',
  );
}

/** A test environment whose server skips time, with the search attributes registered. Call `teardown()` at the end. */
export async function createTimeSkippingEnvironment({
  searchAttributes = {},
}: { searchAttributes?: SearchAttributes } = {}): Promise<TestWorkflowEnvironment> {
  const path = await timeSkippingServerPath();
  const environment = await startWithin(path, START_ATTEMPTS);
  await addSearchAttributes({ connection: environment.connection, namespace: NAMESPACE, searchAttributes });
  return environment;
}

// The SDK gives a server five seconds to start and no more, which a busy machine may not keep.
async function startWithin(path: string, attempts: number): Promise<TestWorkflowEnvironment> {
  try {
    return await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    });
  } catch (error) {
    if (attempts <= 1) throw error;
    return startWithin(path, attempts - 1);
  }
}

async function fromMaven(folder: string): Promise<void> {
  await runCommand({ command: 'java', args: ['-version'], timeoutMs: JAVA_TIMEOUT_MS });
  const work = join(folder, 'maven');
  await mkdir(work);
  await writeFile(join(work, 'pom.xml'), POM);
  const lib = join(folder, 'lib');
  // Maven checks each file against its repository's checksum: strictly, as a warning would not be read.
  const args = ['-q', '-B', '-C', 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${lib}`];
  await runCommand({ command: 'mvn', args, cwd: work, timeoutMs: MAVEN_TIMEOUT_MS });
  const jars = await readdir(lib);
  if (!jars.includes(`temporal-test-server-${VERSION}.jar`)) throw new Error('Maven copied no test server');
  await rm(work, { recursive: true, force: true });
  await writeFile(join(folder, 'server'), SCRIPT);
}

async function fromSdk(folder: string): Promise<void> {
  const path = await downloadWithSdk({ kind: 'time-skipping', folder });
  await rename(path, join(folder, 'server'));
}
