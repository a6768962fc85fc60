import { z } from 'zod';
import { type SiteSettings, wholeNumber } from '@/core/kernel';
import { formulaFault } from '@/core/formulas';

/** What a board is before anybody changes a setting (PRODUCT, numbers marked ⚙). */
export const FACTORY_SETTINGS: SiteSettings = {
  siteName: { 'zh-CN': '瓦版', 'zh-TW': '瓦版', ja: '瓦版', en: 'Kawara' },
  defaultLocale: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  registration: 'open',
  postsPerPage: 20,
  threadsPerPage: 40,
  titleMin: 2,
  titleMax: 80,
  bodyMin: 2,
  bodyMax: 50_000,
  secondsBetweenPosts: 15,
  graceMinutes: 5,
  mailsPerDay: 100,
  pointsFormula: 'posts + 5 * digests + 2 * reputation + coins + contribution',
  pointFloors: { coins: 0, reputation: null, contribution: null },
  ratingCurrencies: ['reputation', 'coins'],
  transferTax: 20,
  transferLeast: 0,
  floorNames: ['楼主', '沙发', '板凳', '地板'],
  heatLevels: [50, 100, 200],
  foundedAt: '',
  announcement: {},
};

const line = z.string().max(80, { message: 'input.too_long' });
const localized = z.object({ 'zh-CN': line, 'zh-TW': line, ja: line, en: line });
const WRONG = { message: 'amount.invalid', params: { minimum: -1_000_000, maximum: 0 } };
/** Nobody starts below their floor: it is 0 or less. */
const floor = z.custom<number | null>(
  (amount) => amount === null || (typeof amount === 'number' && Number.isInteger(amount) && amount >= -1_000_000 && amount <= 0),
  WRONG,
);
/** Least balances by currency; null = none. */
export const pointFloorsInput = z.object({ coins: floor, reputation: floor, contribution: floor });
const count = (least: number, most: number) => z.number().int().min(least).max(most);

/** The shape of each setting; a stored value that does not fit is as good as none. */
export const settingsSchema = z.object({
  siteName: localized,
  defaultLocale: z.enum(['zh-CN', 'zh-TW', 'ja', 'en'], { message: 'input.unknown_choice' }),
  timeZone: z.string().refine(isTimeZone, { message: 'input.unknown_choice' }),
  registration: z.enum(['open', 'closed'], { message: 'input.unknown_choice' }),
  postsPerPage: count(5, 100),
  threadsPerPage: count(5, 200),
  titleMin: count(1, 20),
  titleMax: count(20, 200),
  bodyMin: count(1, 100),
  bodyMax: count(500, 200_000),
  secondsBetweenPosts: count(0, 3_600),
  graceMinutes: count(0, 60),
  pointsFormula: z.string().refine((text) => formulaFault(text) === null, { message: 'formula.syntax' }),
  pointFloors: pointFloorsInput,
  ratingCurrencies: z
    .array(z.enum(['coins', 'reputation', 'contribution'], { message: 'input.unknown_choice' }))
    .max(3)
    .transform((chosen) => [...new Set(chosen)]),
  transferTax: wholeNumber(0, 90),
  transferLeast: wholeNumber(0, 1_000_000),
  /** A hundred at most, whatever the board (F3). */
  mailsPerDay: count(1, 100),
  floorNames: z.array(z.string().max(8)).max(10),
  heatLevels: z.tuple([count(1, 10_000), count(1, 10_000), count(1, 10_000)]),
  foundedAt: z.string().max(40),
  announcement: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), ja: z.string(), en: z.string() }).partial(),
}) satisfies z.ZodType<SiteSettings>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
