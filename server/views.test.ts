import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isAhead, isRobot } from './robots';
import { startViewFlush } from './view-flush';
import { Views } from './views';

const CHROME = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36';
const guest = { ip: '203.0.113.1', userAgent: CHROME };

describe('Views', () => {
  it('takes a visitor once per thread and batch', () => {
    const views = new Views(randomBytes(32));
    for (let n = 0; n < 10; n += 1) views.note(1, guest);
    views.note(2, guest);
    views.note(1, { ...guest, ip: '203.0.113.2' });
    views.note(1, { ...guest, userAgent: 'other' });
    views.note(1, { ...guest, member: 7 });
    views.note(1, { ip: 'elsewhere', userAgent: 'x', member: 7 });
    const looks = views.drain();
    expect(looks).toHaveLength(5);
    expect(looks.filter(({ visitor }) => visitor === 'm7')).toHaveLength(1);
    expect(views.drain()).toEqual([]);
  });

  it('keeps no address, and another hash tomorrow and on another board', () => {
    const clock = { now: Date.UTC(2024, 3, 12, 23, 59) };
    const secret = randomBytes(32);
    const views = new Views(secret, () => clock.now);
    const hash = (of: Views) => {
      of.note(1, guest);
      return of.drain()[0]!.visitor;
    };
    const today = hash(views);
    expect(today).not.toContain('203');
    expect(hash(views)).toBe(today);
    expect(hash(new Views(secret, () => clock.now))).toBe(today);
    expect(hash(new Views(randomBytes(32), () => clock.now))).not.toBe(today);
    clock.now += 120_000;
    expect(hash(views)).not.toBe(today);
  });

  it('holds no more than it may', () => {
    const views = new Views(randomBytes(32));
    for (let n = 0; n < 50_010; n += 1) views.note(n, { ...guest, member: 1 });
    expect([views.waiting, views.dropped]).toEqual([50_000, 10]);
  });
});

describe('startViewFlush', () => {
  it('gives looks back when the database is away, and writes the rest at the end', async () => {
    const views = new Views(randomBytes(32));
    const written: unknown[][] = [];
    let broken = true;
    const pool = {
      query: async ({ values }: { values: unknown[] }) => {
        if (broken) throw new Error('away');
        written.push(values);
        return { rowCount: 1 };
      },
    };
    const errors: unknown[] = [];
    const flushing = startViewFlush({
      views,
      pool: pool as never,
      now: () => new Date(),
      onError: (error) => errors.push(error),
      everyMs: 60_000,
    });
    views.note(1, guest);
    await flushing.flush();
    expect([errors.length, views.waiting]).toEqual([1, 1]);
    broken = false;
    views.note(2, guest);
    await flushing.stop();
    expect(written).toHaveLength(1);
    expect(new Set(written[0]![0] as number[])).toEqual(new Set([1, 2]));
  });
});

describe('isRobot', () => {
  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0)',
    'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
    'Sogou web spider/4.0',
    'facebookexternalhit/1.1',
    'Twitterbot/1.0',
    'Slackbot-LinkExpanding 1.0',
    'TelegramBot (like TwitterBot)',
    'WhatsApp/2.23',
    'Mozilla/5.0 (compatible; Discordbot/2.0)',
    'curl/8.0',
    'python-requests/2.31',
    'node',
    'Mozilla/5.0 (compatible; YandexBot/3.0)',
    'Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2)',
    'Mozilla/5.0 (compatible; ClaudeBot/1.0)',
    '',
    undefined,
  ])('%s', (agent) => expect(isRobot(agent)).toBe(true));

  it.each([
    CHROME,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 YaBrowser/26.1 Safari/537.36 Yandex',
    'Mozilla/5.0 (Linux; U; Android 14; zh-cn; CUBOT KINGKONG) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120 MQQBrowser/15 Mobile Safari/537.36 MicroMessenger/8.0',
  ])('not %s', (agent) => expect(isRobot(agent)).toBe(false));
});

describe('isAhead', () => {
  it.each([{ 'sec-purpose': 'prefetch;prerender' }, { purpose: 'prefetch' }, { 'x-moz': 'prefetch' }])('%j', (headers) =>
    expect(isAhead(headers)).toBe(true),
  );
  it('not an ordinary request', () => expect(isAhead({ 'user-agent': CHROME })).toBe(false));
});
