import type { Localized } from '@/db/schema';
import type { TaskMeasure } from './views';

interface FactoryTask {
  key: string;
  title: Required<Localized>;
  description: Required<Localized>;
  measure: TaskMeasure;
  target: number;
  coins: number;
  /** Key of the medal that it gives. */
  medal?: string;
}

/** The tasks of a fresh board, each done once, in the order of the list. */
export const FACTORY_TASKS: readonly FactoryTask[] = [
  {
    key: 'introduce',
    title: { 'zh-CN': '介绍自己', 'zh-TW': '介紹自己', ja: '自己紹介', en: 'Introduce yourself' },
    description: {
      'zh-CN': '在“设置 · 资料”里写几句简介。',
      'zh-TW': '在「設定 · 資料」裡寫幾句簡介。',
      ja: '「設定」の「プロフィール」に、ひとこと書いてください。',
      en: 'Write a few words about yourself under Settings, Profile.',
    },
    measure: 'bio',
    target: 1,
    coins: 5,
  },
  {
    key: 'first-reply',
    title: { 'zh-CN': '第一次回帖', 'zh-TW': '第一則回覆', ja: 'はじめての返信', en: 'First reply' },
    description: {
      'zh-CN': '读到喜欢的主题，回上一帖。',
      'zh-TW': '讀到喜歡的主題，回上一則。',
      ja: '気になったスレッドに、返信してみましょう。',
      en: 'Reply to a thread that you like.',
    },
    measure: 'replies',
    target: 1,
    coins: 2,
  },
  {
    key: 'first-thread',
    title: { 'zh-CN': '第一个主题', 'zh-TW': '第一個主題', ja: 'はじめてのスレッド', en: 'First thread' },
    description: {
      'zh-CN': '发表您的第一个主题。',
      'zh-TW': '發表您的第一個主題。',
      ja: '最初のスレッドを立ててみましょう。',
      en: 'Start your first thread.',
    },
    measure: 'threads',
    target: 1,
    coins: 3,
  },
  {
    key: 'follow-three',
    title: { 'zh-CN': '关注三位会员', 'zh-TW': '追蹤三位會員', ja: '三人をフォロー', en: 'Follow three members' },
    description: {
      'zh-CN': '关注您想多读一些的人。',
      'zh-TW': '追蹤您想多讀一些的人。',
      ja: 'もっと読みたい人をフォローしましょう。',
      en: 'Follow those of whom you want to read more.',
    },
    measure: 'following',
    target: 3,
    coins: 2,
  },
  {
    key: 'seven-days',
    title: { 'zh-CN': '签到满七天', 'zh-TW': '簽到滿七天', ja: '七日の出席', en: 'Seven days' },
    description: {
      'zh-CN': '签到七天，不必连续。',
      'zh-TW': '簽到七天，不必連續。',
      ja: '合わせて七日出席します。続いていなくても構いません。',
      en: 'Check in on seven days; they need not follow one another.',
    },
    measure: 'check_ins',
    target: 7,
    coins: 7,
    medal: 'reader',
  },
];
