/** What the frame around every page shows. Asked by the layout and by the page, made once a request. */
import { readNavBoards } from '@/core/boards';
import { type SiteSettings, touch } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { currentRequest } from '@/platform/request';
import { type Reading, readingAttributes } from '@/platform/reading';
import { dependsOn } from '@/web/kernel/answer';
import { assets } from '@/web/kernel/assets';
import { requestContext } from '@/web/kernel/context';
import { csrfToken } from '@/web/kernel/csrf';
import { locale, reading, theme } from '@/web/kernel/locale';
import { translator } from '@/web/kernel/messages';
import { takeToast, toastWords } from '@/web/kernel/toast';
import { knownViewer } from '@/web/kernel/viewer';

const MEMO = 'shell';

/** Facts of the frame, and the view of the shell. */
export type Shell = Awaited<ReturnType<typeof make>>;

/** The shell of the request being answered. */
export function shell(): Promise<Shell> {
  const { memo } = currentRequest();
  let asked = memo.get(MEMO) as Promise<Shell> | undefined;
  if (!asked) memo.set(MEMO, (asked = make()));
  return asked;
}

async function make() {
  const context = await requestContext();
  const { settings } = context;
  const [language, look, known, csrf, boards, toast] = await Promise.all([
    locale(),
    theme(),
    knownViewer(),
    csrfToken(),
    readNavBoards(context),
    takeToast(),
  ]);
  const t = translator(language);
  dependsOn(touch.boards(), touch.settings());
  const { url, origin } = currentRequest();
  return {
    facts: {
      locale: language,
      t,
      timeZone: known?.preferences.timeZone || settings.timeZone,
      viewer: known ? { ...memberRefOf({ ...known.viewer, avatar: known.avatar }), unread: known.unread } : null,
      csrf,
      path: url,
      origin,
      siteName: settings.siteName[language],
      now: context.now(),
    },
    view: {
      boards,
      announcement: settings.announcement,
      brand: brandOf(settings.siteName, language),
      theme: look,
      reading: known ? await reading() : null,
      toast: toast && t.has(toast.key) ? toastWords(t, toast) : null,
    },
  };
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/u;

/** The two halves of the mark: Han or kana from the reader's language or Chinese, Latin from English. */
export function brandOf(names: SiteSettings['siteName'], language: keyof SiteSettings['siteName']): { cjk: string; latin: string } {
  const cjk = [names[language], names['zh-CN'], names.ja].map((name) => name.match(CJK)?.[0]).find(Boolean) ?? '';
  const latin = [names[language], names.en].map((name) => name.replace(CJK, '').trim()).find(Boolean) ?? '';
  return { cjk, latin };
}

/** What the root layout puts on `<html>` and into its head. A guest's reading choices are spliced in by the edge. */
export async function documentFacts() {
  const { facts, view } = await shell();
  return {
    lang: facts.locale,
    siteName: facts.siteName,
    attributes: {
      ...(view.theme === 'auto' ? {} : { 'data-theme': view.theme }),
      ...(view.reading ? readingAttributes(view.reading as Reading) : {}),
    },
    assets: assets(),
    feedTitle: facts.t('shell.feed_title', { site: facts.siteName }),
  };
}
