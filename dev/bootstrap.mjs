// The first step of every command: installs the packages where they are not those of package-lock.json, then runs the given script on
// the Node that the lockfile pins. Plain JavaScript without packages, for it runs on whatever Node (20 or newer) the machine has.
import { spawn } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');
const OLDEST_NODE = 20;
const POLL_MS = 500;
/** Without a terminal the first word on an install that lasts comes soon, and then one every so often. */
const FIRST_PROGRESS_MS = 2_000;
const PROGRESS_MS = 10_000;

const [script, ...args] = process.argv.slice(2);
if (script === undefined) fail('usage: node dev/bootstrap.mjs <script.ts> [arguments]');
if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  fail(
    `Termin needs Node ${OLDEST_NODE} or newer to install itself; this is ${process.versions.node}. See https://nodejs.org/`,
  );
}

if (!isInstalled()) await install();
// A stack that npm started ends with npm: see run-program.ts.
process.exit(await run({ command: NODE, args: [script, ...args], env: { ...process.env, TZ: 'UTC' } }));

/** Whether npm's own record of what it put into node_modules says the same as the lockfile. It is written last, so a broken-off install has none. */
function isInstalled() {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(NODE)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(ROOT, 'package-lock.json'))).every(([path, wanted]) => {
    const found = installed[path];
    // Packages for other machines are not installed here.
    if (path === '' || (found === undefined && wanted.optional)) return true;
    return found !== undefined && found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

async function install() {
  const release = await takeInstallLock();
  try {
    // The one that held the lock may have done it.
    if (isInstalled()) return;
    console.log(
      'Installing the packages of package-lock.json with npm ci: the first time, and whenever the lockfile has changed …',
    );
    const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
    // npm empties node_modules first, and with it the Node in there: npm itself must run on the machine's own.
    const env = { ...process.env, PATH: path.join(delimiter) };
    const endProgress = process.stderr.isTTY ? () => undefined : tellProgress();
    // Warnings would be of packages that ask for Node 24, which is what they are run on. On a terminal npm shows by itself that it moves.
    const code = await run({
      command: 'npm',
      args: ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--progress=true'],
      env,
    });
    endProgress();
    if (code !== 0)
      fail(`npm ci failed (exit code ${code}); its own words are above. It needs a network the first time.`, code);
    if (!isInstalled())
      fail(`npm ci ended well, but ${NODE} is not there: are install scripts or optional packages switched off?`);
  } finally {
    release();
  }
}

/** Says now and then how many packages lie there by now; answers what ends it. */
function tellProgress() {
  const begin = performance.now();
  const paths = Object.entries(packagesOf(join(ROOT, 'package-lock.json')))
    // Packages for other machines never come.
    .filter(([path, { optional }]) => path.includes('node_modules/') && !optional)
    .map(([path]) => path);
  const tell = () => {
    const there = paths.filter((path) => existsSync(join(ROOT, path, 'package.json'))).length;
    const seconds = Math.round((performance.now() - begin) / 1000);
    const what = there === paths.length ? 'all are there, now their install scripts' : `${there} are there`;
    console.log(`… of ${paths.length} packages ${what}, after ${seconds} s`);
    timer = setTimeout(tell, PROGRESS_MS);
  };
  let timer = setTimeout(tell, FIRST_PROGRESS_MS);
  return () => clearTimeout(timer);
}

/** One install at a time. The lock names its holder, so that one left behind by a crash is taken over. */
async function takeInstallLock() {
  const folder = join(ROOT, '.termin');
  const lock = join(folder, 'install.lock');
  const mine = `${lock}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(mine, String(process.pid));
  try {
    for (let told = false; ; told = true) {
      try {
        linkSync(mine, lock);
        process.on('exit', () => rmSync(lock, { force: true }));
        return () => rmSync(lock, { force: true });
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = readHolder(lock);
      if (holder !== undefined && !isAlive(holder)) moveAside({ lock, holder });
      else {
        if (!told) console.log(`Waiting for process ${holder}, which is installing the packages …`);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function readHolder(lock) {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10);
  } catch {
    return undefined;
  }
}

/** Takes a dead holder's lock away; where another start was faster and this is its new lock, puts it back. */
function moveAside({ lock, holder }) {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (readHolder(aside) !== holder) linkSync(aside, lock);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs a program in the foreground, passes signals on and answers its exit code, as a shell does: 128 and the signal's number after a signal. */
function run({ command, args: programArgs, env }) {
  const child = spawn(command, programArgs, { cwd: ROOT, env, stdio: 'inherit' });
  const pass = Object.fromEntries(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => child.kill(signal)]));
  for (const [signal, listener] of Object.entries(pass)) process.on(signal, listener);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) child.kill('SIGTERM');
  }, POLL_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      for (const [name, listener] of Object.entries(pass)) process.off(name, listener);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

function fail(message, code = 1) {
  console.error(message);
  process.exit(code);
}
