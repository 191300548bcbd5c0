import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const BOOTSTRAP = fileURLToPath(new URL('bootstrap.mjs', import.meta.url));

// A project of its own whose one package, `node`, lies in a folder beside it: npm installs it for real, and needs no network.
let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'termin-bootstrap-'));
  await mkdir(join(project, 'dev'));
  await mkdir(join(project, 'local-node', 'bin'), { recursive: true });
  await cp(BOOTSTRAP, join(project, 'dev', 'bootstrap.mjs'));
  await symlink(process.execPath, join(project, 'local-node', 'bin', 'node'));
  await writeFile(join(project, 'local-node', 'package.json'), JSON.stringify({ name: 'node', version: '1.0.0' }));
  await writeFile(
    join(project, 'script.ts'),
    `const zone: string = process.env['TZ'] ?? ''; console.log('runs in', zone); process.exit(7);`,
  );
  await writeManifest('1.0.0');
});
afterEach(() => rm(project, { recursive: true, force: true }));

async function writeManifest(version: string): Promise<void> {
  const root = { name: 'sample', version, dependencies: { node: 'file:local-node' } };
  const packages = {
    '': root,
    'local-node': { name: 'node', version },
    'node_modules/node': { resolved: 'local-node', link: true },
  };
  await writeFile(join(project, 'local-node', 'package.json'), JSON.stringify({ name: 'node', version }));
  await writeFile(join(project, 'package.json'), JSON.stringify(root));
  await writeFile(
    join(project, 'package-lock.json'),
    JSON.stringify({ name: 'sample', version, lockfileVersion: 3, requires: true, packages }),
  );
}

function bootstrap(script: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dev/bootstrap.mjs', script], {
    cwd: project,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

test('packages are installed the first time and when the lockfile has changed, and the exit code is the script’s', async () => {
  const first = bootstrap('script.ts');
  expect(first.output).toContain('npm ci');
  expect(first.output).toContain('runs in UTC');
  expect(first.status).toBe(7);
  const second = bootstrap('script.ts');
  expect(second.output).not.toContain('npm ci');
  expect(second.status).toBe(7);
  await writeManifest('1.1.0');
  expect(bootstrap('script.ts').output).toContain('npm ci');
});

test('an install that lasts says without a terminal how far it is', async () => {
  await writeFile(
    join(project, 'local-node', 'package.json'),
    JSON.stringify({
      name: 'node',
      version: '1.0.0',
      scripts: { install: `while [ ! -e '${join(project, 'told')}' ]; do sleep 0.1; done` },
    }),
  );
  const child = spawn(process.execPath, ['dev/bootstrap.mjs', 'script.ts'], { cwd: project });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('of 1 packages')) void writeFile(join(project, 'told'), '');
    });
  }
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(7);
  expect(output).toMatch(/… of 1 packages (0|all) are there.*, after \d+ s\n/);
  expect(output).not.toContain('warn');
});

test('a lock left behind by an install that died is taken over', async () => {
  const { pid } = spawnSync('true');
  await mkdir(join(project, '.termin'));
  await writeFile(join(project, '.termin', 'install.lock'), String(pid));
  expect(bootstrap('script.ts').status).toBe(7);
  await expect(stat(join(project, '.termin', 'install.lock'))).rejects.toThrow(/ENOENT/);
});

test('of two starts at once one installs and the other waits for it', async () => {
  const outputs = await Promise.all(
    [1, 2].map(async () => {
      const child = spawn(process.execPath, ['dev/bootstrap.mjs', 'script.ts'], {
        cwd: project,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.on('data', (chunk) => (output += String(chunk)));
      const code = await new Promise((resolve) => child.on('close', resolve));
      expect(code).toBe(7);
      return output;
    }),
  );
  expect(outputs.filter((output) => output.includes('npm ci'))).toHaveLength(1);
  expect(outputs.every((output) => output.includes('runs in UTC'))).toBe(true);
});

test('a signal is passed on, and a script that a signal ends gives 128 and its number', async () => {
  await writeFile(
    join(project, 'waits.ts'),
    `require('node:fs').writeFileSync('pid', String(process.pid)); setInterval(() => undefined, 1000);`,
  );
  bootstrap('script.ts');
  const child = spawn(process.execPath, ['dev/bootstrap.mjs', 'waits.ts'], { cwd: project, stdio: 'inherit' });
  const pid = await untilWritten(join(project, 'pid'));
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(128 + 15);
  expect(() => process.kill(Number.parseInt(pid, 10), 0)).toThrow(/ESRCH/);
});

async function untilWritten(file: string): Promise<string> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text !== '') return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
