import type { ThreadView } from '@/core/threads/views';
import type { Frame } from '@/components/ui/frame';
import { threadHref } from './address';

const TICKS = 7;

/** The floors at which the timeline has a tick: all of a short thread, seven of a long one, with the first and the last. */
export function ticksOf(last: number, here: number): number[] {
  if (last <= TICKS) return Array.from({ length: last }, (_, place) => place + 1);
  const ticks = new Set([1, last, here]);
  for (let place = 1; place < TICKS - 1; place += 1) ticks.add(Math.round(1 + ((last - 1) * place) / (TICKS - 1)));
  return [...ticks].sort((a, b) => a - b);
}

/** Progress through the thread: it spans all pages, each tick is a link to its floor. */
export function Timeline({ thread, frame }: { thread: ThreadView; frame: Frame }) {
  const { t, formats } = frame;
  const at = thread.pages.page === 1 ? thread.first : (thread.posts[0] ?? thread.first);
  return (
    <div className="scrub">
      <ol>
        {ticksOf(thread.lastFloor, at.floor).map((floor) => (
          <li key={floor} className={floor <= at.floor ? 'on' : undefined} aria-current={floor === at.floor ? 'true' : undefined}>
            <a className="n" href={floorHref(thread, floor)} aria-label={t('posts.floor', { floor })}>
              {formats.number(floor)}
            </a>
          </li>
        ))}
      </ol>
      <p className="n" aria-label={t('thread.floor_of', { floor: at.floor, last: thread.lastFloor })} role="img">
        <b>{formats.number(at.floor)}</b> / {formats.number(thread.lastFloor)}
        <br />
        <span className="mute">{formats.date(at.createdAt)}</span>
      </p>
    </div>
  );
}

/** A floor on its page; on this page only the anchor. */
function floorHref(thread: ThreadView, floor: number): string {
  const page = Math.max(1, Math.ceil(floor / thread.postsPerPage));
  return page === thread.pages.page ? `#f${floor}` : `${threadHref(thread, page)}#f${floor}`;
}
