import { factoryRights } from '@/core/permissions';
import type { Localized } from '@/db/schema';

export interface FactoryGroup {
  key: string;
  kind: 'ladder' | 'staff' | 'special';
  name: Localized;
  minTotal: number | null;
  tally: number;
  readLevel: number;
  maxImageBytes: number;
  signatureLength: number;
  /** Largest amount of one rating, and of all of a day (E7). */
  ratings: { most: number; daily: number };
  rights: string[];
}

const MB = 1_048_576;
/** The lowest rung takes whoever stands below 0. */
const LOWEST = -2_147_483_648;

/** PRODUCT, "Factory groups": key, names (zh-CN, zh-TW, ja, en), from, tally, read level, largest image, signature. */
const LADDER: [string, [string, string, string, string], number, number, number, number, number][] = [
  ['restricted', ['限制会员', '限制會員', '制限会員', 'Restricted'], LOWEST, 0, 0, 0, 0],
  ['newcomer', ['新手上路', '新手上路', 'ビギナー', 'Newcomer'], 0, 1, 10, 1, 80],
  ['member', ['注册会员', '註冊會員', '一般会員', 'Member'], 50, 2, 20, 2, 100],
  ['regular', ['中级会员', '中級會員', '中級会員', 'Regular'], 200, 3, 30, 4, 150],
  ['senior', ['高级会员', '高級會員', '上級会員', 'Senior'], 500, 4, 50, 4, 200],
  ['gold', ['金牌会员', '金牌會員', 'ゴールド会員', 'Gold'], 1_000, 6, 70, 8, 300],
  ['elder', ['论坛元老', '論壇元老', '長老', 'Elder'], 3_000, 8, 90, 8, 500],
];

const STAFF: [string, [string, string, string, string], number, number][] = [
  ['administrator', ['管理员', '管理員', '管理者', 'Administrator'], 10, 200],
  ['super-moderator', ['超级版主', '超級版主', '統括モデレーター', 'Super moderator'], 9, 150],
  ['moderator', ['版主', '版主', 'モデレーター', 'Moderator'], 8, 100],
];

const SPECIAL: [string, [string, string, string, string], number][] = [
  ['guest', ['游客', '訪客', 'ゲスト', 'Guest'], 1],
  ['unverified', ['等待验证', '等待驗證', '確認待ち', 'Unverified'], 1],
  ['muted', ['禁止发言', '禁止發言', '発言停止', 'Muted'], 1],
  ['banned', ['禁止访问', '禁止訪問', 'アクセス停止', 'Banned'], 0],
];

const NO_RATINGS = { most: 0, daily: 0 };

/** Who may rate how much: the upper rungs and staff. */
const RATINGS: Record<string, FactoryGroup['ratings']> = {
  senior: { most: 2, daily: 10 },
  gold: { most: 4, daily: 20 },
  elder: { most: 6, daily: 30 },
  moderator: { most: 10, daily: 100 },
  'super-moderator': { most: 20, daily: 500 },
  administrator: { most: 20, daily: 500 },
};

const named = ([cn, tw, ja, en]: [string, string, string, string]): Localized => ({ 'zh-CN': cn, 'zh-TW': tw, ja, en });

/** The groups of a fresh board. */
export const FACTORY_GROUPS: readonly FactoryGroup[] = [
  ...LADDER.map(([key, names, minTotal, tally, readLevel, megabytes, signatureLength]): FactoryGroup => ({
    key,
    kind: 'ladder',
    name: named(names),
    minTotal,
    tally,
    readLevel,
    maxImageBytes: megabytes * MB,
    signatureLength,
    ratings: RATINGS[key] ?? NO_RATINGS,
    rights: factoryRights(key),
  })),
  ...STAFF.map(([key, names, tally, readLevel]): FactoryGroup => ({
    key,
    kind: 'staff',
    name: named(names),
    minTotal: null,
    tally,
    readLevel,
    maxImageBytes: 8 * MB,
    signatureLength: 500,
    ratings: RATINGS[key] ?? NO_RATINGS,
    rights: factoryRights(key),
  })),
  ...SPECIAL.map(([key, names, readLevel]): FactoryGroup => ({
    key,
    kind: 'special',
    name: named(names),
    minTotal: null,
    tally: 0,
    readLevel,
    maxImageBytes: 0,
    signatureLength: 0,
    ratings: RATINGS[key] ?? NO_RATINGS,
    rights: factoryRights(key),
  })),
];
