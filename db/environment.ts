import { readFileSync } from 'node:fs';

/** The variables of a process. One that is set to nothing counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables that hold a secret. Each may be told by a file instead: `SMTP_URL_FILE` names the file that `SMTP_URL` stands in, for what a process
 * is told is seen by whoever can look at the process. A private key has a variable of its own that names its file.
 */
export const SECRETS: readonly string[] = [
  'DATABASE_URL',
  'OIDC_CLIENT_SECRET',
  'SFTP_KEY_PASSPHRASE',
  'SFTP_PASSWORD',
  'SMTP_URL',
  'TEMPORAL_API_KEY',
  'TERMIN_OPERATOR_KEY',
];

/** Everything that is missing or wrong in a process's variables: a sentence for each, naming the variable. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** What reads variables and remembers what is wrong with them; after a fault it answers something of the right type that nobody gets to see. */
export interface Variables {
  /** Null where it is not set. A secret may stand in a file. */
  readonly given: (name: string) => string | null;
  /** Those whose names begin so and that are set, by the rest of their names. */
  readonly beginningWith: (start: string) => Readonly<Record<string, string>>;
  readonly demanded: (name: string) => string;
  /** A number for which `holds`, written as JavaScript does. `what` ends the sentence "… is not". */
  readonly numeric: (
    name: string,
    rule: { otherwise: number; holds: (value: number) => boolean; what: string },
  ) => number;
  /** One of the words. */
  readonly oneOf: <Word extends string>(name: string, words: readonly [Word, ...Word[]], otherwise: Word) => Word;
  /** Says that something is wrong. */
  readonly refuse: (sentence: string) => void;
}

/** Reads what a process is told. @throws EnvironmentError that tells all faults at once. */
export function readEnvironment<Settings>(env: Environment, read: (variables: Variables) => Settings): Settings {
  const faults: string[] = [];
  const refuse = (sentence: string): void => void faults.push(sentence);
  const said = (name: string): string | null => env[name] || null;
  const secrets = new Map<string, string | null>();
  const given = (name: string): string | null => {
    if (!SECRETS.includes(name)) return said(name);
    if (!secrets.has(name)) secrets.set(name, readSecret({ said, refuse }, name));
    return secrets.get(name) ?? null;
  };
  const settings = read({
    given,
    refuse,
    beginningWith: (start) =>
      Object.fromEntries(
        Object.entries(env).flatMap(([name, value]) =>
          name.startsWith(start) && value ? [[name.slice(start.length), value]] : [],
        ),
      ),
    demanded(name) {
      const value = given(name);
      if (value === null) refuse(`${name} is not set`);
      return value ?? '';
    },
    numeric(name, { otherwise, holds, what }) {
      const text = given(name);
      if (text === null) return otherwise;
      const value = Number(text);
      if (!holds(value)) refuse(`${name} is not ${what}: ${text}`);
      return value;
    },
    oneOf(name, words, otherwise) {
      const text = given(name) ?? otherwise;
      const word = words.find((one) => one === text);
      if (word === undefined) refuse(`${name} is none of ${words.join(', ')}: ${text}`);
      return word ?? otherwise;
    },
  });
  if (faults.length > 0) throw new EnvironmentError(faults);
  return settings;
}

/** Whether what the variable names is said to be: `true` or, where nothing is said, `false`. */
export const readFlag = ({ oneOf }: Variables, name: string): boolean =>
  oneOf(name, ['false', 'true'], 'false') === 'true';

/** Null where it is not set. What cannot be read, or is said in both ways, is refused; after that the name of its file stands for it. */
function readSecret(
  { said, refuse }: { said: (name: string) => string | null; refuse: (sentence: string) => void },
  name: string,
): string | null {
  const inFile = `${name}_FILE`;
  const [value, file] = [said(name), said(inFile)];
  if (file === null) return value;
  if (value !== null) {
    refuse(`one of ${name} and ${inFile} is needed, and not both`);
    return value;
  }
  try {
    // Editors and `echo` end a file with a line break that is none of the secret.
    const secret = readFileSync(file, 'utf8').replace(/[\r\n]+$/, '');
    if (secret === '') refuse(`${inFile} has nothing in it: ${file}`);
    return secret || file;
  } catch (error) {
    refuse(`${inFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return file;
  }
}

/** An address of http or https without a slash at its end; null where it is not set. What is none is refused. */
export function readUrl({ given, refuse }: Variables, name: string): string | null {
  const text = given(name);
  if (text === null) return null;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    refuse(`${name} is not an address of http or https: ${text}`);
  }
  return text.replace(/\/+$/, '');
}

/** Where a process listens. */
export interface Listener {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
}

const HIGHEST_PORT = 65_535;
const LOOPBACK = '127.0.0.1';

export const isPort = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= HIGHEST_PORT;

/** Where a process listens besides, on the loopback address where no other is said; null where it is told no port. */
export function readListener(
  { given, numeric }: Variables,
  { host, port }: { host: string; port: string },
): Listener | null {
  if (given(port) === null) return null;
  return { host: given(host) ?? LOOPBACK, port: numeric(port, { otherwise: 0, holds: isPort, what: 'a port' }) };
}

/**
 * Runs a process: what its variables lack is told in one sentence each, without a stack trace, and it ends with 1. Every other error is
 * thrown on.
 */
export async function runToldBy(env: Environment, main: (env: Environment) => Promise<void>): Promise<void> {
  try {
    await main(env);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    const noun = error.faults.length === 1 ? 'variable is' : 'variables are';
    process.stderr.write(
      `Not started. ${error.faults.length} ${noun} missing or wrong:\n  ${error.faults.join('\n  ')}\n`,
    );
    process.exitCode = 1;
  }
}
