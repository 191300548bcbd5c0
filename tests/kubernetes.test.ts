import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Job } from 'kubernetes-models/batch/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Service } from 'kubernetes-models/v1';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readSettings as readApiSettings } from '../api/settings.ts';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { readSettings as readWorkerSettings } from '../worker/settings.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { variablesReadBy } from './support/variables-read.ts';

const FOLDER = 'deploy/kubernetes';

/** What checks an object of each kind, and the module that has its type. */
const KINDS: Readonly<Record<string, { make: (object: never) => { validate: () => void }; from: string }>> = {
  Deployment: { make: (object) => new Deployment(object), from: 'kubernetes-models/apps/v1' },
  HorizontalPodAutoscaler: {
    make: (object) => new HorizontalPodAutoscaler(object),
    from: 'kubernetes-models/autoscaling/v2',
  },
  Job: { make: (object) => new Job(object), from: 'kubernetes-models/batch/v1' },
  NetworkPolicy: { make: (object) => new NetworkPolicy(object), from: 'kubernetes-models/networking.k8s.io/v1' },
  PodDisruptionBudget: { make: (object) => new PodDisruptionBudget(object), from: 'kubernetes-models/policy/v1' },
  ScaledObject: { make: (object) => new ScaledObject(object), from: '@kubernetes-models/keda/keda.sh/v1alpha1' },
  Service: { make: (object) => new Service(object), from: 'kubernetes-models/v1' },
};

const ContainerShape = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  envFrom: z.array(z.object({ configMapRef: z.object({ name: z.string() }) })).default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  resources: z.object({ requests: z.record(z.string(), z.string()), limits: z.record(z.string(), z.string()) }),
  securityContext: z.unknown(),
});
const PodShape = z.looseObject({
  automountServiceAccountToken: z.boolean(),
  securityContext: z.unknown(),
  terminationGracePeriodSeconds: z.number().optional(),
  containers: z.tuple([ContainerShape]),
});
const ObjectShape = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({}),
});

const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const paths = globSync(`${FOLDER}/*/*.yaml`, { cwd: PROJECT_ROOT }).filter(
  (path) => basename(path) !== 'kustomization.yaml',
);
const objects = paths.flatMap((path) =>
  parseAllDocuments(read(path)).map((document) => ({ path, ...ObjectShape.parse(document.toJS()) })),
);
const podOf = (name: string) => {
  const found = objects.find(({ metadata, kind }) => metadata.name === name && /Deployment|Job/.test(kind));
  return PodShape.parse(
    z.looseObject({ template: z.looseObject({ spec: z.unknown() }) }).parse(found?.spec).template.spec,
  );
};
const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(read('package.json')));
const MIGRATION = `termin-migrate-${version}`;
const PODS = ['termin-api', 'termin-worker', MIGRATION];
const settings = Object.fromEntries(
  read(`${FOLDER}/base/termin.env`)
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

function faultsOf({ kind, object }: { kind: string; object: unknown }): string[] {
  try {
    KINDS[kind]?.make(object as never).validate();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** What the types of Kubernetes do not know: the schemas let words pass that they do not have. */
function unknownWords(all: readonly { readonly kind: string; readonly spec: object }[]): string[] {
  const file = join(PROJECT_ROOT, 'tests', 'manifests-as-typescript.ts');
  const imports = [...new Set(all.map(({ kind }) => kind))].map(
    (kind) => `import type { I${kind} } from '${KINDS[kind]?.from}';`,
  );
  const values = all.map((object, at) => `export const object${at}: I${object.kind} = ${JSON.stringify(object)};`);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  const text = [...imports, ...values].join('\n');
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => path === file || disk.fileExists(path),
    readFile: (path) => (path === file ? text : disk.readFile(path)),
    getSourceFile: (path, ...rest) =>
      path === file ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2024) : disk.getSourceFile(path, ...rest),
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const withoutPath = ({ path: _path, ...object }: (typeof objects)[number]) => object;

describe('the manifests', () => {
  test.each(objects.map((object) => [object.kind, object.metadata.name, object] as const))(
    '%s %s is what the schema allows',
    (kind, _name, object) => {
      expect(Object.keys(KINDS)).toContain(kind);
      expect(faultsOf({ kind, object: withoutPath(object) })).toEqual([]);
    },
  );

  test('they have no word that Kubernetes and KEDA do not know', () => {
    expect(unknownWords(objects.map(withoutPath))).toEqual([]);
  });

  test('a wrong value and an unknown word are found', () => {
    const [api] = objects.filter(({ kind }) => kind === 'Deployment').map(withoutPath);
    if (api === undefined) throw new Error('there is no deployment');
    expect(faultsOf({ kind: 'Deployment', object: { ...api, spec: { ...api.spec, replicas: 'two' } } })).toEqual([
      expect.stringContaining('replicas must be integer'),
    ]);
    expect(unknownWords([{ ...api, spec: { ...api.spec, replica: 2 } }])).toEqual([
      expect.stringContaining('"replica"'),
    ]);
  });

  test('each folder names its files, and no other; none says a namespace, and none holds a secret', () => {
    for (const path of globSync(`${FOLDER}/*/kustomization.yaml`, { cwd: PROJECT_ROOT })) {
      const folder = path.slice(0, -basename(path).length);
      const { resources } = z.looseObject({ resources: z.array(z.string()) }).parse(parse(read(path)));
      const there = paths.filter((one) => one.startsWith(folder)).map((one) => basename(one));
      expect(resources.toSorted()).toEqual(there.toSorted());
    }
    expect(objects.filter(({ kind, metadata }) => kind === 'Secret' || 'namespace' in metadata)).toEqual([]);
    expect(Object.keys(settings).filter((name) => /PASSWORD|KEY|URL|DATA/.test(name))).toEqual([]);
  });
});

describe('a pod', () => {
  test.each(PODS)('%s runs this version without rights, with limits', (name) => {
    const { containers, securityContext, automountServiceAccountToken } = podOf(name);
    const [container] = containers;
    expect(container.image).toBe(`termin:${version}`);
    expect(automountServiceAccountToken).toBe(false);
    expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(Object.keys(container.resources.limits).toSorted()).toEqual(['cpu', 'memory']);
  });

  test.each(['api', 'worker'] as const)('of the %s is told what it reads, and secrets by files alone', (process) => {
    const [{ env, command, ports }] = podOf(`termin-${process}`).containers;
    const { all } = variablesReadBy(process);
    const told = env.map(({ name }) => name).filter((name) => name !== 'TZ');
    expect(told.filter((name) => !all.has(name))).toEqual([]);
    for (const { name, value } of env)
      if (name.endsWith('_FILE')) expect(value).toMatch(/^\/run\/secrets\/termin\/[a-z-]+$/);
    expect(command.at(-1)).toBe(`${process}/main.ts`);
    const numbers = Object.fromEntries(ports.map(({ name, containerPort }) => [name, String(containerPort)]));
    expect(numbers['metrics']).toBe(settings['METRICS_PORT']);
    expect(numbers['http']).toBe(env.find(({ name }) => name === 'PORT')?.value);
  });

  test('whatever the settings name is read by the API or the worker, and what an overlay adds is all that lacks', () => {
    const readByEither = new Set([...variablesReadBy('api').all, ...variablesReadBy('worker').all, 'TZ']);
    expect(Object.keys(settings).filter((name) => !readByEither.has(name))).toEqual([]);
    const secrets = { DATABASE_URL: 'postgresql://db/termin', SMTP_URL: 'smtps://mail', SFTP_PASSWORD: 'hemmelig' };
    const overlay = { SFTP_HOST: 'sftp.example.dk', SFTP_USER: 'termin', SFTP_HOST_KEY: `SHA256:${'A'.repeat(43)}` };
    expect(readWorkerSettings({ ...settings, ...secrets, ...overlay })).toMatchObject({
      channel: { kind: 'sftp' },
      metrics: { host: '0.0.0.0', port: 9464 },
    });
    const api = { PORT: '8080', TERMIN_OPERATOR_KEY: 'k'.repeat(43) };
    expect(readApiSettings({ ...settings, ...secrets, ...api }).temporalNamespace).toBe(settings['TEMPORAL_NAMESPACE']);
  });

  test('has as long to end as in the compose file, the API the time besides in which others hear of it', () => {
    const compose = read('docker-compose.yml');
    const seconds = [...compose.matchAll(/stop_grace_period: (\d+)s/g)].map(([, count]) => Number(count));
    expect(seconds).toEqual(expect.arrayContaining([40, 20]));
    expect(podOf('termin-worker').terminationGracePeriodSeconds).toBe(40);
    expect(podOf('termin-api').terminationGracePeriodSeconds).toBeGreaterThanOrEqual(20 + 5);
  });
});

test('KEDA counts what waits for a worker, in the namespace of the settings', () => {
  const scaled = objects.find(({ kind }) => kind === 'ScaledObject');
  const metadata = {
    taskQueue: BILLING_TASK_QUEUE,
    namespace: settings['TEMPORAL_NAMESPACE'],
    endpointFromEnv: 'TEMPORAL_ADDRESS',
  };
  expect(scaled?.spec).toMatchObject({
    scaleTargetRef: { name: 'termin-worker' },
    triggers: [{ type: 'temporal', metadata }],
  });
});
