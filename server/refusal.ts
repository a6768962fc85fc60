/** Answers of the edge itself: a small page in the visitor's language, or problem+json for programs. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Locale } from '../platform/request';
import { linger } from './request-body';
import { REFUSAL_REASON, REFUSAL_STATUS, REFUSAL_TEXTS, type Refusal } from './refusal-texts';
import { securityHeaders, type SecurityOptions } from './security-headers';

export type { Refusal } from './refusal-texts';

export interface RefusalOptions extends SecurityOptions {
  locale: Locale;
  /** Request id, shown and sent so that a visitor's report finds the log line. */
  id: string;
  /** The asked path; below `/api/` the answer is problem+json. */
  path: string;
  /** Seconds for Retry-After. */
  retryAfter?: number;
  headers?: readonly string[];
  /** Ends the connection after the answer: a body is still coming that nobody will read. */
  close?: boolean;
}

/** Sends a refusal. Does nothing when an answer has already begun. */
export function refuse(res: ServerResponse, refusal: Refusal, options: RefusalOptions): void {
  if (res.headersSent) return void res.destroy();
  const isApi = options.path.startsWith('/api/');
  const body = Buffer.from(isApi ? problem(refusal, options) : page(refusal, options));
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  res.writeHead(REFUSAL_STATUS[refusal], [
    'Content-Type',
    isApi ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Length',
    String(body.length),
    'Cache-Control',
    'no-store',
    ...(options.id ? ['X-Request-Id', options.id] : []),
    ...(options.retryAfter === undefined ? [] : ['Retry-After', String(options.retryAfter)]),
    ...(options.close ? ['Connection', 'close'] : []),
    ...securityHeaders(options),
    ...(options.headers ?? []),
  ]);
  if (!options.close) return void res.end(body);
  res.write(body);
  void linger(res.req).then(() => res.end());
}

function problem(refusal: Refusal, { id, locale }: RefusalOptions): string {
  const status = REFUSAL_STATUS[refusal];
  const { title, text } = REFUSAL_TEXTS[locale][refusal];
  return JSON.stringify({ type: 'about:blank', title, status, detail: text, reason: REFUSAL_REASON[refusal], requestId: id || undefined });
}

/** No style and no script: these pages look plain, and stand when nothing else does. */
function page(refusal: Refusal, { id, locale }: RefusalOptions): string {
  const { title, text } = REFUSAL_TEXTS[locale][refusal];
  const home = HOME[locale];
  return (
    `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<meta name="color-scheme" content="light dark"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p>` +
    `<p><a href="/">${home}</a></p>${id ? `<p><small>${REFUSAL_STATUS[refusal]} · ${id}</small></p>` : ''}</main></body></html>`
  );
}

const HOME: Record<Locale, string> = { 'zh-CN': '回到首页', 'zh-TW': '回到首頁', ja: 'トップページへ', en: 'To the front page' };

/** Which refusal a parser error of Node's amounts to. */
function refusalOf(error: NodeJS.ErrnoException): Refusal {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 'headers_too_large';
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'timeout';
  return 'bad_request';
}

/**
 * Answers what Node could not even read as a request (`server.on('clientError', …)`), and ends the connection.
 * A socket that is gone or has already been answered is only closed.
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const refusal = refusalOf(error);
  const body = Buffer.from(page(refusal, { locale: 'en', id: '', path: '/', dev: false, secure: false }));
  const list = [
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Length',
    String(body.length),
    'Cache-Control',
    'no-store',
    'Connection',
    'close',
    ...securityHeaders({ dev: false, secure: false }),
  ];
  let head = `HTTP/1.1 ${REFUSAL_STATUS[refusal]} ${REFUSAL_TEXTS.en[refusal].title}\r\n`;
  for (let at = 0; at < list.length; at += 2) head += `${list[at]}: ${list[at + 1]}\r\n`;
  socket.end(Buffer.concat([Buffer.from(`${head}\r\n`), body]));
}
