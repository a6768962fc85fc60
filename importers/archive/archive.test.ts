import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { plantFactory } from '@/core/factory';
import type { Context } from '@/core/kernel';
import { FACTORY_SETTINGS } from '@/core/settings';
import { wiring } from '@/core/wiring';
import { SYSTEM } from '@/core/kernel';
import { rows } from '@/db/rows';
import { testDatabase } from '@/test/database';
import { exportArchive } from './export-archive';
import { importArchive } from './import-archive';
import type { Line } from './lines';
import { freeName } from './names';

let context: Context;
const published: string[] = [];

beforeEach(async () => {
  const { db } = await testDatabase();
  published.length = 0;
  await plantFactory(db);
  context = {
    db,
    viewer: SYSTEM,
    now: () => new Date('2026-05-01T00:00:00Z'),
    limiter: { take: () => ({ ok: true, retryAfter: 0 }) },
    limits: false,
    settings: FACTORY_SETTINGS,
    publish: (tags) => void published.push(...tags),
    wiring,
    via: 'import',
    ip: '',
    userAgent: '',
    requestId: '',
  };
});

const lines = (...objects: (object | string)[]): Line[] =>
  objects.map((object, at) => ({ number: at + 1, text: typeof object === 'string' ? object : JSON.stringify(object) }));
const query = <R>(text: string) => rows<R>(context.db, sql.raw(text), { once: true });
const small = [
  { type: 'board', key: 'tea', name: { 'zh-CN': '茶馆', en: 'Teahouse' } },
  { type: 'member', key: 'a', name: '林一' },
  { type: 'member', key: 'b', name: 'Ben' },
  {
    type: 'thread',
    key: 't',
    board: 'tea',
    author: 'a',
    title: '第一个主题',
    body: '**正文。**很好',
    format: 'markdown',
    createdAt: '2024-04-12T09:00:00+08:00',
    views: 1349,
    likes: 3,
    tags: ['茶', 'Tea'],
  },
  { type: 'post', key: '1', thread: 't', author: 'b', body: 'first', createdAt: '2024-04-13T00:00:00Z', format: 'text', likes: 2 },
  {
    type: 'post',
    key: '2',
    thread: 't',
    author: 'a',
    body: '[b]second[/b]',
    createdAt: '2024-04-14T00:00:00Z',
    format: 'bbcode',
    replyTo: '1',
  },
];

describe('importing an archive', () => {
  it('makes what it says, with every figure', async () => {
    const report = await importArchive(context, lines(...small));
    expect(report.toLines().slice(0, 4)).toEqual([
      'boards   1 made, 0 here already',
      'members  2 made, 0 here already',
      'threads  1 made, 0 here already',
      'posts    2 made, 0 here already',
    ]);
    expect(
      await query(
        'select slug, lang, view_count v, imported_views iv, like_count l, reply_count r, last_floor f, created_at c, last_posted_at p from threads',
      ),
    ).toEqual([
      {
        slug: '第一个主题',
        lang: 'zh-CN',
        v: 1349,
        iv: 1349,
        l: 3,
        r: 2,
        f: 3,
        c: new Date('2024-04-12T01:00:00Z'),
        p: new Date('2024-04-14T00:00:00Z'),
      },
    ]);
    expect(
      await query('select floor, like_count l, imported_likes il, reply_to_id is not null as answers from posts order by floor'),
    ).toEqual([
      { floor: 1, l: 3, il: 3, answers: false },
      { floor: 2, l: 2, il: 2, answers: false },
      { floor: 3, l: 0, il: 0, answers: true },
    ]);
    expect(
      await query('select name, thread_count t, post_count p, likes_received l, coins, points_total total from members order by id'),
    ).toEqual([
      { name: '林一', t: 1, p: 2, l: 3, coins: 0, total: 2 },
      { name: 'Ben', t: 0, p: 1, l: 2, coins: 0, total: 1 },
    ]);
    expect(await query('select thread_count t, post_count p, last_posted_at at from boards')).toEqual([
      { t: 1, p: 3, at: new Date('2024-04-14T00:00:00Z') },
    ]);
    expect(await query(`select html from posts where floor = 3`)).toEqual([{ html: expect.stringContaining('<strong>second</strong>') }]);
    expect(await query('select count(*)::int n from search_posts')).toEqual([{ n: 3 }]);
    // 茶 and Tea are two tags.
    expect(await query('select thread_count n from tags')).toEqual([{ n: 1 }, { n: 1 }]);
    expect(published).toContain('lists');
  });

  it('changes nothing the second time', async () => {
    await importArchive(context, lines(...small));
    const picture = () =>
      Promise.all(
        ['boards', 'members', 'threads', 'posts', 'tags', 'thread_tags', 'imported_keys', 'search_posts'].map((table) =>
          query(`select * from ${table} order by 1, 2, 3`),
        ),
      );
    const before = await picture();
    const report = await importArchive(context, lines(...small));
    expect(report.toLines()).toEqual([
      'boards   0 made, 1 here already',
      'members  0 made, 2 here already',
      'threads  0 made, 1 here already',
      'posts    0 made, 2 here already',
    ]);
    expect(await picture()).toEqual(before);
  });

  it('goes on where an archive has grown', async () => {
    await importArchive(context, lines(...small));
    await importArchive(context, lines(...small, { type: 'post', key: '3', thread: 't', author: 'b', body: 'third', format: 'markdown' }));
    expect(await query('select floor from posts order by floor')).toEqual([1, 2, 3, 4].map((floor) => ({ floor })));
    expect(await query('select reply_count n from threads')).toEqual([{ n: 3 }]);
  });

  it('passes over bad lines by number and goes on', async () => {
    const report = await importArchive(
      context,
      lines(
        '{"type":',
        '[1]',
        '{"no":"type"}',
        { type: 'poll', key: 'x' },
        small[0]!,
        small[1]!,
        { ...small[3]!, title: ' ' },
        { ...small[3]!, author: 'nobody' },
        { ...small[3]!, colour: 'red' },
        { type: 'post', key: '9', thread: 'none', author: 'a', body: 'lost', format: 'markdown' },
        { ...small[3]!, key: 'u', createdAt: 'yesterday' },
        { ...small[3]!, key: 'v', board: 'nowhere' },
      ),
    );
    const told = report.toLines().slice(4);
    expect(told).toEqual([
      'not known here, passed over: type "poll" (1 time, first in line 4)',
      'not known here, passed over: field "colour" of thread (1 time, first in line 9)',
      '8 lines were passed over:',
      'line 1: is not JSON',
      'line 2: is not an object',
      'line 3: has no type',
      'line 7: title is empty',
      'line 11: createdAt is not a time',
      'line 8: there is no member nobody',
      'line 12: there is no board nowhere',
      'line 10: there is no thread none',
    ]);
    expect(report.counts.thread.made).toBe(1);
  });

  it('gives names that are taken or against the rules a number', async () => {
    await importArchive(context, lines({ type: 'member', key: 'a', name: 'Ben' }));
    const report = await importArchive(
      context,
      lines(
        { type: 'archive', key: 'other' },
        { type: 'member', key: 'a', name: 'ben' },
        { type: 'member', key: 'b', name: 'BEN' },
        { type: 'member', key: 'c', name: 'admin' },
        { type: 'member', key: 'd', name: '🎐' },
        { type: 'member', key: 'e', name: '林　先生!' },
      ),
    );
    const names = (await query<{ name: string }>('select name from members order by id')).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['Ben', 'ben-2', 'BEN-3']);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(6);
    expect(report.toLines().filter((line) => line.includes('is called')).length).toBe(5);
  });

  it('gives no archive power over the board unless told so', async () => {
    const boss = { type: 'member', key: 'a', name: 'Boss1', group: 'administrator', passwordHash: 'md5' };
    expect((await importArchive(context, lines(boss))).toLines()).toContain(
      'line 1: Boss1 is not administrator here: import with --with-staff to give archives that power',
    );
    await importArchive(context, lines({ ...boss, key: 'b', name: 'Boss2' }), { withStaff: true });
    expect(await query('select m.name, g.key from members m join groups g on g.id = m.group_id order by m.id')).toEqual([
      { name: 'Boss1', key: 'newcomer' },
      { name: 'Boss2', key: 'administrator' },
    ]);
  });
});

describe('exporting an archive', () => {
  it('gives the same board again', async () => {
    await importArchive(context, lines(...small));
    const first: string[] = [];
    await exportArchive(context, { name: 'here', write: (line) => void first.push(line) });
    const { db } = await testDatabase();
    await plantFactory(db);
    const other = { ...context, db };
    await importArchive(
      other,
      first.map((text, at) => ({ number: at + 1, text })),
    );
    const second: string[] = [];
    await exportArchive(other, { name: 'here', write: (line) => void second.push(line) });
    const plain = (all: string[]) => all.map((line) => line.replace(/"(key|author|thread|replyTo)":"[mtp]\d+"/g, '"$1":""'));
    expect(plain(second)).toEqual(plain(first));
    expect(first.length).toBe(7);
  });
});

describe('free names', () => {
  it('end for whatever is given', () => {
    for (const name of ['', ' ', '👨‍👩‍👧', 'x'.repeat(300), '\u202e', 'а', '管理员', 'ﷺ'.repeat(20), '__', '林'.repeat(40)]) {
      expect(freeName(name, () => false).name.length).toBeGreaterThanOrEqual(2);
    }
  });
});
