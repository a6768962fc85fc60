/**
 * The environment, read and checked in one place. Nothing else in the project looks at `process.env`.
 *
 * All faults are gathered before anything is refused: whoever sets up a board mends them in one go.
 */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

/** What the environment says, typed and with its defaults filled in. */
export interface Env {
  port: number;
  /** Address to listen on. */
  host: string;
  /** Public origin without trailing slash; links in mail use only this. */
  url: string;
  /** True when KAWARA_URL was set; otherwise both loopback names on our port are ours. */
  urlIsSet: boolean;
  /** Absolute path of the folder for the database, uploads and secrets. */
  dataDir: string;
  /** A PostgreSQL of one's own; unset means the embedded one. */
  databaseUrl?: string;
  replicaUrls: string[];
  redisUrl?: string;
  s3?: { endpoint: string; bucket: string; accessKey: string; secretKey: string; region: string };
  smtpUrl?: string;
  mailFrom?: string;
  authSecret?: string;
  /** OAuth clients by provider name in lower case, from AUTH_<PROVIDER>_ID and AUTH_<PROVIDER>_SECRET. */
  oauth: Record<string, { id: string; secret: string }>;
  /** The first administrator, for a set-up without a browser. */
  admin?: { name: string; email: string; password: string };
  seed: 'demo' | 'none';
  /** False switches rate limits, waits and newcomers' allowances off; only ever on loopback. */
  limits: boolean;
  /** Addresses or networks (CIDR) whose `x-forwarded-*` headers are believed. */
  trustedProxies: string[];
  logLevel: (typeof LOG_LEVELS)[number];
  isProduction: boolean;
}

/** Everything that is wrong with the environment, one readable line a fault. */
export class EnvFaults extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
    this.name = 'EnvFaults';
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const words = z.string().transform((text) => text.split(',').flatMap((word) => word.trim() || []));
const address = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
const postgresUrl = address('postgres:', 'postgresql:');

const variables = z.object({
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, 'must be a whole number from 1 to 65535')
    .transform(Number)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or a host name to listen on')
    .optional(),
  KAWARA_URL: address('http:', 'https:')
    .refine((text) => isOrigin(text), 'must be an origin alone, such as https://board.example, without path or query')
    .transform((text) => new URL(text).origin)
    .optional(),
  KAWARA_DATA: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URLS: words.pipe(z.array(postgresUrl)).default([]),
  REDIS_URL: address('redis:', 'rediss:').optional(),
  S3_ENDPOINT: address('http:', 'https:').optional(),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  S3_REGION: z.string().optional(),
  SMTP_URL: address('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'must be a mail address')
    .optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters; leave it out and one is made').optional(),
  ADMIN_NAME: z.string().optional(),
  ADMIN_EMAIL: z.email('must be a mail address').optional(),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  KAWARA_SEED: z.enum(['demo', 'none'], 'must be demo or none').default('demo'),
  KAWARA_LIMITS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  TRUSTED_PROXIES: words.pipe(z.array(z.string().refine(isNetwork, 'must be addresses or networks such as 10.0.0.0/8'))).default([]),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  NODE_ENV: z.string().optional(),
});

type Variables = z.output<typeof variables>;
type Source = Record<string, string | undefined>;

/**
 * Reads and checks the environment. An empty value counts as unset.
 * @throws EnvFaults with every fault at once.
 */
export function readEnv(source: Source = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = variables.safeParse(given);
  const faults = [...(parsed.success ? [] : spelled(parsed.error, given)), ...together(given)];
  if (!parsed.success || faults.length > 0) throw new EnvFaults([...new Set(faults)]);
  return typed(parsed.data, given);
}

function typed(read: Variables, given: Source): Env {
  const host = hostOf(given);
  return {
    port: read.PORT,
    host,
    url: read.KAWARA_URL ?? `http://${inUrl(host)}:${read.PORT}`,
    urlIsSet: read.KAWARA_URL !== undefined,
    dataDir: read.KAWARA_DATA,
    databaseUrl: read.DATABASE_URL,
    replicaUrls: read.DATABASE_REPLICA_URLS,
    redisUrl: read.REDIS_URL,
    s3: read.S3_ENDPOINT
      ? {
          endpoint: read.S3_ENDPOINT,
          bucket: read.S3_BUCKET!,
          accessKey: read.S3_ACCESS_KEY!,
          secretKey: read.S3_SECRET_KEY!,
          region: read.S3_REGION ?? 'auto',
        }
      : undefined,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    authSecret: read.AUTH_SECRET,
    oauth: oauthClients(given),
    admin: read.ADMIN_NAME ? { name: read.ADMIN_NAME, email: read.ADMIN_EMAIL!, password: read.ADMIN_PASSWORD! } : undefined,
    seed: read.KAWARA_SEED,
    limits: read.KAWARA_LIMITS === 'on',
    trustedProxies: read.TRUSTED_PROXIES,
    logLevel: read.LOG_LEVEL,
    isProduction: read.NODE_ENV === 'production',
  };
}

/** Faults of one variable each, without ever printing a secret's value. */
function spelled(error: z.ZodError, given: Source): string[] {
  return error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    const secret = /SECRET|PASSWORD|KEY|_URL/.test(name) && name !== 'KAWARA_URL';
    return `${name} ${message}${secret ? '' : `, not "${given[name]}"`}`;
  });
}

/** Faults that lie between several variables. */
function together(given: Source): string[] {
  const faults: string[] = [];
  const allOrNone = (names: string[]) => {
    const missing = names.filter((name) => !given[name]);
    if (missing.length > 0 && missing.length < names.length)
      faults.push(`${missing.join(' and ')} must be set as well: ${names.join(', ')} go together`);
  };
  allOrNone(['ADMIN_NAME', 'ADMIN_EMAIL', 'ADMIN_PASSWORD']);
  allOrNone(['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']);
  allOrNone(['SMTP_URL', 'MAIL_FROM']);
  for (const provider of oauthProviders(given)) allOrNone([`AUTH_${provider}_ID`, `AUTH_${provider}_SECRET`]);
  if (given.KAWARA_LIMITS === 'off' && !isLoopback(hostOf(given))) {
    faults.push(`KAWARA_LIMITS=off is only for a board bound to loopback, not for HOST ${hostOf(given)}`);
  }
  return faults;
}

function oauthClients(given: Source): Env['oauth'] {
  const client = (provider: string) => ({ id: given[`AUTH_${provider}_ID`]!, secret: given[`AUTH_${provider}_SECRET`]! });
  return Object.fromEntries(oauthProviders(given).map((provider) => [provider.toLowerCase().replaceAll('_', '-'), client(provider)]));
}

function oauthProviders(given: Source): string[] {
  const found = Object.keys(given).map((name) => /^AUTH_([A-Z0-9_]+)_(?:ID|SECRET)$/.exec(name)?.[1]);
  return [...new Set(found.filter((provider) => provider !== undefined))];
}

/** The embedded mode is for one machine and listens on loopback; with a database of one's own, on all addresses. */
const hostOf = (given: Source) => given.HOST ?? (given.DATABASE_URL ? '0.0.0.0' : '127.0.0.1');

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** How an address to listen on is spelled in a link: nobody can visit 0.0.0.0. */
function inUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return isIP(host) === 6 ? `[${host}]` : host;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return true; // already a fault of its own
  const url = new URL(text);
  return url.pathname === '/' && !url.search && !url.hash && !url.username;
}

function isNetwork(text: string): boolean {
  const [ip, bits, more] = text.split('/');
  const family = isIP(ip ?? '');
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
