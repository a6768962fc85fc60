/**
 * Structured logs: one JSON object a line, with the id of the request they belong to.
 */
import pino, { type Logger, type LoggerOptions } from 'pino';
import { maybeRequest } from './request';

export type Log = Logger;

export interface LogOptions {
  level: string;
  /** `stderr` for commands, whose standard output is their answer. */
  to?: 'stdout' | 'stderr';
  /** Lines for people instead of JSON. */
  readable?: boolean;
}

/** What must never be written down, wherever a caller passes it along. */
const REDACTED = [
  'password',
  'token',
  'authorization',
  'cookie',
  '*.password',
  '*.token',
  '*.authorization',
  '*.cookie',
  '*.headers.cookie',
  '*.headers.authorization',
];

/** Makes the process's logger. */
export function makeLog({ level, to = 'stdout', readable = false }: LogOptions): Log {
  const fd = to === 'stdout' ? 1 : 2;
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '…' },
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const request = maybeRequest();
      return request ? { request: request.id } : {};
    },
  };
  if (readable)
    return pino({
      ...options,
      formatters: {},
      transport: { target: 'pino-pretty', options: { destination: fd, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } },
    });
  return pino(options, pino.destination({ fd, sync: true }));
}
