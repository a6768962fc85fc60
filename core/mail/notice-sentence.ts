import { address } from '@/core/kernel';
import type { NoticeView } from '@/core/notifications';
import { type Part, partsOf } from './letter';
import type { MailLocale, MailWords } from './ports';

/** A notice in one sentence, as the page of notices says it. */
export function noticeSentence(notice: NoticeView, { t, locale }: { t: MailWords; locale: MailLocale }): Part[] {
  const { thread, group, medal, level, id, collection, count } = notice;
  const path = `/notifications/${id}`;
  const title = (): Part[] => (thread ? [{ text: thread.title, path, isForeign: true }] : [{ text: '…' }]);
  const named = (): Part[] =>
    collection ? [{ text: collection.title, path: address.collection(collection.id, collection.slug), isForeign: true }] : [{ text: '…' }];
  return partsOf(t.raw(`notifications.say.${notice.what}`), {
    who: () => who(notice, t),
    title,
    collection: named,
    into: () =>
      count > 1
        ? [{ text: t('notifications.many.collections', { count }) }]
        : partsOf(t.raw('notifications.one.collection'), { name: named }),
    threads: () =>
      count > 1
        ? [{ text: t('notifications.many.threads', { count }), path }]
        : partsOf(t.raw('notifications.one.thread'), { name: title }),
    amounts: () => [{ text: amountsOf(notice, t) }],
    group: () => nameIn(group, locale),
    medal: () => nameIn(medal, locale),
    level: () => [{ text: String(level) }],
  });
}

/** A name that the board gave, in the reader's language or another. */
const nameIn = (name: NoticeView['group'], locale: MailLocale): Part[] => [
  { text: name?.[locale] ?? name?.['zh-CN'] ?? name?.en ?? '…', isForeign: true },
];

function who({ actors, others }: NoticeView, t: MailWords): Part[] {
  const named = (place: number) => (): Part[] => {
    const name = actors[place]?.name;
    return [name ? { text: name, path: address.member(name), isForeign: true } : { text: t('mail.deleted_member') }];
  };
  const key = others > 0 ? 'more' : actors.length > 1 ? 'two' : 'one';
  return partsOf(t.raw(`notifications.who.${key}`), {
    a: named(0),
    b: named(1),
    more: () => [{ text: t('notifications.others', { count: others }) }],
  });
}

const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;

function amountsOf({ amounts }: NoticeView, t: MailWords): string {
  return CURRENCIES.filter((currency) => amounts?.[currency])
    .map((currency) => {
      const value = amounts?.[currency] ?? 0;
      return t(`points.${currency}`, { amount: `${value > 0 ? '+' : '−'}${Math.abs(value)}`, count: Math.abs(value) });
    })
    .join(' · ');
}
