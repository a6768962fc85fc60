import type { ExplanationView } from '@/core/rights/views';
import { boardHref } from '@/components/boards/address';
import { memberHref } from '@/components/members/address';
import { threadHref } from '@/components/threads/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';
import { Explanation } from './explanation';

/** Why one may, or may not, do something somewhere. */
export function WhyPage({ view, frame }: { view: ExplanationView; frame: Frame }) {
  const { t } = frame;
  const title = t('rights.why.title');
  return (
    <>
      <Breadcrumb frame={frame} steps={[...placeSteps(view, frame), { text: title }]} />
      <div className="points">
        <h1>{title}</h1>
        <CaseFacts view={view} frame={frame} />
        <Explanation view={view} frame={frame} />
      </div>
    </>
  );
}

/** Who, what, where. */
export function CaseFacts({ view, frame }: { view: ExplanationView; frame: Frame }) {
  const { t, locale } = frame;
  const group = pickText(view.group.name, locale).text;
  return (
    <dl className="facts">
      <div>
        <dt>{t('rights.why.who')}</dt>
        <dd>{whoOf(view, frame, group)}</dd>
      </div>
      <div>
        <dt>{t('rights.why.what')}</dt>
        <dd>{t(`rights.right.${view.right}`)}</dd>
      </div>
      <div>
        <dt>{t('rights.why.where')}</dt>
        <dd>
          <Where view={view} frame={frame} />
        </dd>
      </div>
    </dl>
  );
}

function whoOf(view: ExplanationView, { t }: Frame, group: string) {
  if (!view.member) return t('rights.why.of_guest');
  const name = view.isMine ? t('rights.why.of_me') : <a href={memberHref(view.member.name)}>{view.member.name}</a>;
  return (
    <>
      <bdi>{name}</bdi> <span className="mute">{group}</span>
    </>
  );
}

function Where({ view, frame }: { view: ExplanationView; frame: Frame }) {
  if (!view.board) return <>{frame.t('rights.why.everywhere')}</>;
  const board = pickText(view.board.name, frame.locale);
  return (
    <>
      <a href={boardHref(view.board.slug)} lang={board.lang}>
        {board.text}
      </a>
      {view.thread ? (
        <>
          {' / '}
          <a href={view.post ? `/p/${view.post.id}` : threadHref(view.thread)} lang={view.thread.lang}>
            <bdi>{view.thread.title}</bdi>
            {view.post ? ` ${frame.t('posts.floor', { floor: view.post.floor })}` : ''}
          </a>
        </>
      ) : null}
    </>
  );
}

function placeSteps(view: ExplanationView, { locale }: Frame) {
  const board = view.board && pickText(view.board.name, locale);
  return [
    ...(view.board && board ? [{ href: boardHref(view.board.slug), text: board.text, lang: board.lang }] : []),
    ...(view.thread ? [{ href: threadHref(view.thread), text: view.thread.title, lang: view.thread.lang }] : []),
  ];
}
