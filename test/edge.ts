/** An edge on a real socket, before a stand-in for Next that writes as Next does. */
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { readEnv } from '@/platform/env';
import { makeLog } from '@/platform/log';
import { currentRequest } from '@/platform/request';
import type { System } from '@/platform/system';
import { createEdge, type Edge } from '@/server/edge';

export type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

export interface Got {
  status: number;
  headers: http.IncomingHttpHeaders;
  raw: Buffer;
  text: string;
}

/** What a test looks at and turns. */
export interface Scene {
  /** Stands in for Next. */
  page: Handler;
  /** What came to it. */
  asked: { url: string; method: string; headers: http.IncomingHttpHeaders }[];
  status: 'starting' | 'ready' | 'stopping';
  databaseIsAway: boolean;
  /** Values of the statements that were run. */
  written: unknown[][];
  port: number;
  edge: Edge;
  purge(...tags: string[]): void;
  ask(path: string, how?: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer }): Promise<Got>;
}

/** Writes HTML as Next does: headers, flushHeaders, write, write, end. */
export const html =
  (body: string, setUp: (res: ServerResponse) => void = () => {}): Handler =>
  (_req, res) => {
    res.setHeader('vary', 'rsc, next-router-state-tree');
    res.setHeader('content-type', 'text/html; charset=utf-8');
    res.setHeader('cache-control', 'private, no-cache, no-store, max-age=0, must-revalidate');
    res.setHeader('link', '</_next/static/x.css>; rel=preload; as="style"');
    setUp(res);
    res.flushHeaders();
    res.write('<!DOCTYPE html><html lang="ja"><head><script src="/_next/static/a.js" async=""></script></head><body>');
    res.write(Buffer.from(body));
    res.end('<script>self.__next_f.push([1,"x"])</script></body></html>');
  };

/** What a page says of its tags. */
export function depends(...tags: string[]): void {
  for (const tag of tags) currentRequest().answer.tags.add(tag);
}

export const CARRIED = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
};

/** Every answer carries these, whatever it is. */
export function hasSecurity({ headers }: Got): void {
  expect(headers).toMatchObject(CARRIED);
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['permissions-policy']).toBeDefined();
  expect(headers['x-powered-by']).toBeUndefined();
}

/** Starts an edge for a test file, at its top. */
export function edgeScene(): Scene {
  const root = mkdtempSync(join(tmpdir(), 'kawara-edge-'));
  const bus = new EventEmitter();
  const scene = {
    page: html('<p>page</p>'),
    asked: [],
    status: 'ready',
    databaseIsAway: false,
    written: [],
    port: 0,
    purge: (...tags: string[]) => void bus.emit('tags', tags),
    ask: (path, how = {}) => askAt(scene.port, path, how),
  } as Omit<Scene, 'edge'> as Scene;
  let server: http.Server;

  beforeAll(async () => {
    fill(root);
    scene.edge = createEdge({
      system: systemOf(scene, bus),
      root,
      dev: false,
      status: () => scene.status,
      handle: (req, res) => handle(scene, req, res),
    });
    server = http.createServer(scene.edge.listener);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    scene.port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    await scene.edge.stop();
    server.closeAllConnections();
    server.close();
    rmSync(root, { recursive: true });
  });
  beforeEach(() => {
    scene.purge('*');
    Object.assign(scene, { asked: [], status: 'ready', databaseIsAway: false, page: html('<p>page</p>') });
  });
  return scene;
}

/** Settles, as Next's handler does, once the answer has gone out. */
async function handle(scene: Scene, req: IncomingMessage, res: ServerResponse): Promise<void> {
  scene.asked.push({ url: req.url ?? '', method: req.method ?? '', headers: req.headers });
  const sent = new Promise((done) => res.once('finish', done).once('close', done));
  await scene.page(req, res);
  await sent;
}

function fill(root: string): void {
  for (const folder of ['.next/static/css', '.build/assets', 'public']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, '.next/static/css/a.css'), 'body{color:red}'.repeat(100));
  writeFileSync(join(root, '.next/static/a.js'), 'secret');
  writeFileSync(join(root, '.next/static/css/a.css.map'), 'secret');
  writeFileSync(join(root, '.build/assets/k-1.woff2'), Buffer.alloc(3_000, 7));
  writeFileSync(join(root, 'public/favicon.svg'), '<svg/>');
  writeFileSync(join(root, 'secret.txt'), 'secret');
}

function systemOf(scene: Scene, bus: EventEmitter): System {
  const pool = {
    query: async (what: string | { values: unknown[] }) => {
      if (scene.databaseIsAway) throw new Error('away');
      if (typeof what !== 'string') scene.written.push(what.values);
      return { rows: [], rowCount: 0 };
    },
  };
  const hearing = (hear: (tags: string[]) => void) => {
    bus.on('tags', hear);
    return () => bus.off('tags', hear);
  };
  return {
    env: readEnv({ PORT: '3456', KAWARA_URL: 'https://board.example', TRUSTED_PROXIES: '192.0.2.1', NODE_ENV: 'production' }),
    log: makeLog({ level: 'silent' }),
    bus: { subscribe: hearing },
    db: { pool, db: {} },
    secrets: { key: () => Buffer.alloc(32, 1) },
    clock: { now: () => new Date() },
  } as unknown as System;
}

function askAt(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer },
): Promise<Got> {
  return new Promise((done, fail) => {
    const req = http.request({ port, host: '127.0.0.1', path, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const raw = Buffer.concat(chunks);
        const plain = res.headers['content-encoding'] === 'br' ? brotliDecompressSync(raw) : raw;
        done({ status: res.statusCode ?? 0, headers: res.headers, raw, text: plain.toString() });
      });
    });
    req.on('error', fail);
    req.end(body);
  });
}
