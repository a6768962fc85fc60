import type { Localized } from '@/db/schema';

interface FactoryMedal {
  key: string;
  name: Required<Localized>;
  description: Required<Localized>;
  sign: string;
  pigment: 'a' | 'b' | 'c' | 'd' | 'e' | 'f';
  way: 'granted' | 'applied' | 'task';
  lasts_days: number | null;
}

/** The medals of a fresh board, in the order of the list. */
export const FACTORY_MEDALS: readonly FactoryMedal[] = [
  {
    key: 'founder',
    name: { 'zh-CN': '开版元勋', 'zh-TW': '開版元勳', ja: '創刊の功労者', en: 'Founding member' },
    description: {
      'zh-CN': '本站开张时就在，一起搭起版面的人。',
      'zh-TW': '本站開張時就在，一起搭起版面的人。',
      ja: '創刊のときからいて、紙面をともに組んだ人へ。',
      en: 'For those who were here when the first issue was set.',
    },
    sign: '元',
    pigment: 'a',
    way: 'granted',
    lasts_days: null,
  },
  {
    key: 'writer',
    name: { 'zh-CN': '优秀作者', 'zh-TW': '優秀作者', ja: '名文家', en: 'Fine writer' },
    description: {
      'zh-CN': '文章写得好，值得反复读。',
      'zh-TW': '文章寫得好，值得反覆讀。',
      ja: '何度も読み返したくなる文章を書いた人へ。',
      en: 'For writing that is worth reading twice.',
    },
    sign: '文',
    pigment: 'b',
    way: 'granted',
    lasts_days: null,
  },
  {
    key: 'reader',
    name: { 'zh-CN': '热心读者', 'zh-TW': '熱心讀者', ja: '熱心な読者', en: 'Kind reader' },
    description: {
      'zh-CN': '常来看看，签到满七天。',
      'zh-TW': '常來看看，簽到滿七天。',
      ja: '七日出席した、顔なじみの読者へ。',
      en: 'For a reader who came by on seven days.',
    },
    sign: '心',
    pigment: 'e',
    way: 'task',
    lasts_days: null,
  },
  {
    key: 'proofreader',
    name: { 'zh-CN': '校对', 'zh-TW': '校對', ja: '校正係', en: 'Proofreader' },
    description: {
      'zh-CN': '愿意帮大家挑错字的人。每年续一次。',
      'zh-TW': '願意幫大家挑錯字的人。每年續一次。',
      ja: '誤字を見つけて知らせてくれる人へ。一年ごとの更新です。',
      en: 'For those who help find misprints. Renewed every year.',
    },
    sign: '校',
    pigment: 'c',
    way: 'applied',
    lasts_days: 365,
  },
];
