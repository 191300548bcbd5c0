import { readFileSync } from 'node:fs';
import {
  loadClientConfigProfile,
  toClientOptions,
  type ClientConfigProfile,
  type ClientConnectConfig,
} from '@temporalio/envconfig';
import type { Variables } from './environment.ts';

/** Where Temporal is, and by what one gets in there. */
export type TemporalConnection = Readonly<ClientConnectConfig['connectionOptions']> & { readonly address: string };

export interface TemporalSettings {
  readonly temporalConnection: TemporalConnection;
  readonly temporalNamespace: string;
}

const DEFAULT_NAMESPACE = 'default';
const YES_OR_NO = ['1', 'true', '0', 'false'];

/** Another is a slip of the pen, or one that the SDK would pass over: nobody is to believe that it is heeded. */
const TLS_VARIABLES = [
  'TEMPORAL_TLS',
  'TEMPORAL_TLS_CLIENT_CERT_DATA',
  'TEMPORAL_TLS_CLIENT_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_KEY_DATA',
  'TEMPORAL_TLS_CLIENT_KEY_PATH',
  'TEMPORAL_TLS_SERVER_CA_CERT_DATA',
  'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  'TEMPORAL_TLS_SERVER_NAME',
];

/** Where a file of profiles lies if nobody says it: each system has a place of its own. */
const PLACES = ['HOME', 'XDG_CONFIG_HOME', 'APPDATA'];

/**
 * Reads `TEMPORAL_…` as Temporal's own programs do (environment configuration: a profile of a file, and variables before it), with two differences. A
 * file is read only where `TEMPORAL_CONFIG_FILE` or `TEMPORAL_PROFILE` speaks of one: what lies in somebody's home moves no bills. And what
 * cannot be heeded is refused.
 */
export function readTemporal(variables: Variables): TemporalSettings {
  const { given, beginningWith, refuse } = variables;
  const env = Object.fromEntries(
    [
      ...PLACES.map((name) => [name, given(name)]),
      ...Object.entries(beginningWith('TEMPORAL_')).map(([rest, value]) => [`TEMPORAL_${rest}`, value]),
      ['TEMPORAL_API_KEY', given('TEMPORAL_API_KEY')],
    ].filter(([, value]) => value !== null),
  );
  const unknown = Object.keys(env).filter((name) => name.startsWith('TEMPORAL_TLS') && !TLS_VARIABLES.includes(name));
  for (const name of unknown) refuse(`${name} is none of ${TLS_VARIABLES.join(', ')}`);
  const tls = given('TEMPORAL_TLS');
  if (tls !== null && !YES_OR_NO.includes(tls)) refuse(`TEMPORAL_TLS is none of ${YES_OR_NO.join(', ')}: ${tls}`);
  try {
    const file = given('TEMPORAL_CONFIG_FILE');
    // The package takes a file that is not there for an empty one.
    if (file !== null) readFileSync(file);
    const isOfAFile = file !== null || given('TEMPORAL_PROFILE') !== null;
    const profile = loadClientConfigProfile({ overrideEnvVars: env, disableFile: !isOfAFile, configFileStrict: true });
    return settingsOf(profile, { refuse });
  } catch (error) {
    refuse(`TEMPORAL_…: ${error instanceof Error ? error.message : String(error)}`);
    return { temporalConnection: { address: '' }, temporalNamespace: DEFAULT_NAMESPACE };
  }
}

function settingsOf(profile: ClientConfigProfile, { refuse }: Pick<Variables, 'refuse'>): TemporalSettings {
  const { address, tls = {} } = profile;
  if (!address) refuse('TEMPORAL_ADDRESS is not set');
  if ((tls.clientCert === undefined) !== (tls.clientKey === undefined)) {
    refuse('TEMPORAL_TLS_CLIENT_CERT_… and TEMPORAL_TLS_CLIENT_KEY_… are needed both, or neither');
  }
  const { connectionOptions, namespace } = toClientOptions(profile);
  const said = Object.entries(connectionOptions).filter(([, value]) => value !== undefined);
  return {
    temporalConnection: { ...Object.fromEntries(said), address: address ?? '' },
    temporalNamespace: namespace || DEFAULT_NAMESPACE,
  };
}

/** What to do where it does not answer. Who is refused is often not told why, so how it was asked is said too. */
export function sayTemporalAway({ address, tls, apiKey }: TemporalConnection): string {
  const isByTls = typeof tls === 'object' ? true : tls === true;
  const certificate = typeof tls === 'object' && tls !== null && tls.clientCertPair ? 'with' : 'without';
  const asked = isByTls
    ? `by TLS, ${certificate} a certificate of its own and ${apiKey === undefined ? 'without' : 'with'} an API key`
    : 'without TLS';
  return (
    `Temporal at ${address} does not answer, or does not let this process in. It was asked ${asked}. Where it demands TLS, a certificate or a key, ` +
    'set TEMPORAL_TLS, TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH, or TEMPORAL_API_KEY.'
  );
}
