import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { downloadWithSdk } from './download-with-sdk.ts';
import { firstSource } from './first-source.ts';
import { isExecutable } from './is-executable.ts';
import { runCommand } from './run-command.ts';

const VERSION = '1.38.0';
const MAVEN_TIMEOUT_MS = 600_000;
const JAVA_TIMEOUT_MS = 120_000;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dk.termin</groupId><artifactId>time-skipping-server</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;

// The port is the only argument. One core is enough for a test's server, and starts fastest.
const SCRIPT = `#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

/**
 * Path of a program that serves Temporal with time that skips, on the port that is its argument: the cached one, else Maven's, else the
 * SDK's download. @throws Error that says why each failed and what to install.
 */
export async function timeSkippingServerPath({
  onProgress = () => undefined,
}: { onProgress?: (message: string) => void } = {}): Promise<string> {
  const home = join(await cacheFolder(), `time-skipping-server-${VERSION}`);
  const cached = join(home, 'server');
  if (await isExecutable(cached)) return cached;
  return firstSource({
    what: 'time-skipping test server',
    sources: [
      { name: `Maven's io.temporal:temporal-test-server:${VERSION}`, fetch: fromMaven },
      { name: "the SDK's download", fetch: fromSdk },
    ],
    async keep({ program, folder }) {
      await chmod(program, 0o755);
      // Another process may have been faster: its copy is as good.
      await rename(folder, home).catch(async (error: unknown) => {
        if (!(await isExecutable(cached))) throw error;
      });
      return cached;
    },
    advice: 'Install Java 11 or newer and Maven (on Debian: apt-get install default-jre-headless maven).',
    onProgress,
  });
}

async function fromMaven(folder: string): Promise<string> {
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
  const program = join(folder, 'server');
  await writeFile(program, SCRIPT);
  return program;
}

async function fromSdk(folder: string): Promise<string> {
  const program = join(folder, 'server');
  await rename(await downloadWithSdk({ kind: 'time-skipping', folder }), program);
  return program;
}
