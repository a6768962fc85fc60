import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { LONGEST_URL, judgeAddress } from './address';
import { clientReader } from './client-address';
import { cleanRequest, inwardHeaders, isHost } from './hygiene';

const origin = { host: 'board.example', proto: 'https', ip: '203.0.113.9' } as const;

describe('judgeAddress', () => {
  it.each([
    '/',
    '/t/12',
    '/t/12/%E7%93%A6%E7%89%88',
    '/b/paper?page=2&sort=new',
    '/u/%E4%BC%8D%E5%85%AD%E4%B8%89',
    '/search?q=%ff%2f..',
    '/manifest.webmanifest',
    '/feed.xml',
    '/t/12/?x',
    '/.well-known/change-password',
    '/t/5/a.b-c',
  ])('lets %s through as it stands', (url) => {
    expect(judgeAddress(url)).toMatchObject({ url });
  });

  it.each([
    '//notifications',
    '/t//12',
    '/%2e/notifications',
    '/%2E%2e/x',
    '/./x',
    '/../x',
    '/t/..notifications/../x',
    '/%2fnotifications',
    '/notifications%2f',
    '/x%5cy',
    '/notifications.rsc',
    '/notifications.RSC',
    '/notifications/_tree.segment.rsc',
    '/notifications.segments/_tree.segment.rsc',
    '/x.prefetch',
    '/notifications;a=b',
    '/notifications%00',
    '/notifications%20',
    '/notifications.',
    '/notifications./x',
    '/admin%252f',
    '/%252e%252e/x',
    '/x%0d%0ay',
  ])('knows nothing at %s', (url) => {
    expect(judgeAddress(url)).toEqual({ status: 404 });
  });

  it.each([
    '/%',
    '/t/%zz',
    '/%ff',
    '/%c0%af',
    '/a\\b',
    '/a b',
    '/a\tb',
    '/a\u0000',
    'http://evil.example/',
    'notifications',
    '*',
    'http://user@board.example/',
    '',
    '/<script>',
  ])('refuses %j', (url) => {
    expect(judgeAddress(url, ['board.example'])).toEqual({ status: 400 });
  });

  it('refuses what is too long', () => {
    expect(judgeAddress(`/${'a'.repeat(LONGEST_URL)}`)).toEqual({ status: 414 });
  });

  it.each([
    ['/t/1?_rsc=abc', '/t/1'],
    ['/t/1?page=2&_rsc=abc', '/t/1?page=2'],
    ['/t/1?%5frsc=1&page=2', '/t/1?page=2'],
    ['/t/1?nxtPid=9&nxtIx=1', '/t/1'],
    ['/t/1?%6extPid=9', '/t/1'],
    ['/t/1?__nextDataReq=1&__nextLocale=x&author=_rsc', '/t/1?author=_rsc'],
    ['/sign-in?next=/t/1%3Fpage%3D2', '/sign-in?next=/t/1%3Fpage%3D2'],
    ['/search?q=a"<b', '/search?q=a%22%3Cb'],
  ])('%s is asked inward as %s', (url, inward) => {
    expect(judgeAddress(url)).toMatchObject({ url: inward });
  });

  it('encodes raw bytes as the UTF-8 they are meant as', () => {
    expect(judgeAddress(`/u/${Buffer.from('伍').toString('latin1')}?q=${Buffer.from('é').toString('latin1')}`)).toMatchObject({
      url: '/u/%E4%BC%8D?q=%C3%A9',
    });
    expect(judgeAddress('/u/\u00ff')).toEqual({ status: 400 });
  });

  it('takes an absolute target of its own only', () => {
    expect(judgeAddress('http://Board.example/t/1?page=2', ['board.example'])).toMatchObject({ url: '/t/1?page=2' });
    expect(judgeAddress('http://board.example', ['board.example'])).toMatchObject({ url: '/' });
  });
});

describe('inwardHeaders', () => {
  it('drops every header of threat 9 and sets its own', () => {
    const bad = [
      'x-middleware-subrequest',
      'x-middleware-rewrite',
      'x-middleware-next',
      'x-middleware-prefetch',
      'rsc',
      'next-router-prefetch',
      'next-router-segment-prefetch',
      'next-router-state-tree',
      'next-url',
      'next-resume',
      'next-action',
      'x-nextjs-data',
      'x-invoke-path',
      'x-invoke-status',
      'x-matched-path',
      'x-original-url',
      'x-rewrite-url',
      'x-real-ip',
      'x-host',
      'forwarded',
      'x-http-method-override',
      'content-security-policy',
      'content-security-policy-report-only',
      'x-forwarded-server',
      'x-forwarded-prefix',
      'x-forwarded-port',
      'x-vercel-id',
      'accept-encoding',
      'expect',
      'x-now-route-matches',
      'via',
    ];
    const headers = inwardHeaders(
      {
        ...Object.fromEntries(bad.map((name) => [name, 'evil'])),
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-host': 'evil',
        'x-forwarded-proto': 'evil',
        host: 'evil',
        cookie: 'a=b',
        'x-kawara-part': '1',
      },
      origin,
    );
    expect(headers).toEqual({
      host: 'board.example',
      'x-forwarded-host': 'board.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.9',
      cookie: 'a=b',
      'x-kawara-part': '1',
    });
  });

  it('lets the framework’s own headers pass in development, but no address', () => {
    const headers = inwardHeaders(
      { rsc: '1', 'x-middleware-subrequest': 'x', 'x-forwarded-host': 'evil', 'next-action': 'x' },
      origin,
      true,
    );
    expect(headers).toMatchObject({ rsc: '1', 'x-forwarded-host': 'board.example' });
    expect(headers).not.toHaveProperty('x-middleware-subrequest');
    expect(headers).not.toHaveProperty('next-action');
  });

  it('leaves no trace in any form of the headers', () => {
    const req = { headers: {}, rawHeaders: ['RSC', '1'], headersDistinct: { rsc: ['1'] } } as unknown as IncomingMessage;
    cleanRequest(req, inwardHeaders({ rsc: '1', cookie: 'a=b' }, origin));
    expect(JSON.stringify([req.headers, req.rawHeaders, req.headersDistinct])).not.toContain('rsc');
    expect(req.rawHeaders).toContain('cookie');
  });
});

describe('isHost', () => {
  it.each(['localhost:3000', '127.0.0.1', '[::1]:3000', 'board.example', 'xn--fiq228c.example:443'])('%s', (host) =>
    expect(isHost(host)).toBe(true),
  );
  it.each(['', 'a@evil', 'a b', 'evil/..', 'a:99999999', 'ex ample', '-', 'a\u00e9', 'a,b', `${'a'.repeat(300)}`, undefined])(
    'not %j',
    (host) => expect(isHost(host)).toBe(false),
  );
});

describe('clientReader', () => {
  const request = (peer: string, headers: Record<string, string> = {}) =>
    ({ socket: { remoteAddress: peer }, headers }) as unknown as IncomingMessage;

  it('believes nobody by default', () => {
    const client = clientReader([]);
    expect(client(request('203.0.113.5', { 'x-forwarded-for': '1.1.1.1', 'x-forwarded-proto': 'https' }))).toEqual({ ip: '203.0.113.5' });
    expect(client(request('::ffff:203.0.113.5'))).toEqual({ ip: '203.0.113.5' });
  });

  it('walks from the right past trusted proxies only', () => {
    const client = clientReader(['10.0.0.0/8', 'fd00::/8', '127.0.0.1']);
    const forwarded = (value: string) => client(request('10.1.2.3', { 'x-forwarded-for': value })).ip;
    expect(forwarded('6.6.6.6, 203.0.113.5')).toBe('203.0.113.5');
    expect(forwarded('6.6.6.6, 203.0.113.5, 10.9.9.9')).toBe('203.0.113.5');
    expect(forwarded('nonsense')).toBe('10.1.2.3');
    expect(forwarded('203.0.113.5:1234')).toBe('203.0.113.5');
    expect(forwarded('[2001:db8::1]:443')).toBe('2001:db8::1');
    expect(forwarded('')).toBe('10.1.2.3');
    expect(client(request('fd00::1', { 'x-forwarded-for': '2001:db8::2', 'x-forwarded-proto': 'https' }))).toEqual({
      ip: '2001:db8::2',
      proto: 'https',
    });
    expect(client(request('203.0.113.5', { 'x-forwarded-for': '1.1.1.1' })).ip).toBe('203.0.113.5');
    expect(client(request('::ffff:127.0.0.1', { 'x-forwarded-for': '1.1.1.1' })).ip).toBe('1.1.1.1');
  });
});
