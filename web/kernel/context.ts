/** The context of commands and queries for the request being answered. */
import { type Context, forgetMemos, memoised, touch, type Via, type Viewer } from '@/core/kernel';
import { readSettings } from '@/core/settings';
import { wiring } from '@/core/wiring';
import { currentRequest } from '@/platform/request';
import { type System, system } from '@/platform/system';
import { viewer } from './viewer';

const MEMO = 'context';

/** The context of a page or a form: the viewer by session. One a request. */
export function requestContext(): Promise<Context> {
  const { memo } = currentRequest();
  let asked = memo.get(MEMO) as Promise<Context> | undefined;
  if (!asked) memo.set(MEMO, (asked = viewer().then((who) => contextFor(who, 'form'))));
  return asked;
}

/** A context for somebody known by other means (an API token). */
export async function contextFor(who: Viewer, via: Via): Promise<Context> {
  const made = system();
  hearTouches(made);
  const { db, env, clock, limiter, bus } = made;
  const { ip, userAgent, locale, id } = currentRequest();
  return {
    db: db.db,
    viewer: who,
    now: clock.now,
    limiter,
    limits: env.limits,
    settings: await memoised(db.db, touch.settings(), 'settings', () => readSettings(db.db)),
    publish: (tags) => bus.publish(tags),
    wiring,
    processId: made.processId,
    via,
    ip,
    userAgent,
    locale,
    requestId: id,
  };
}

const key = Symbol.for('kawara.memo.heard');
type Holder = { [key]?: WeakSet<System> };
const heard = ((globalThis as Holder)[key] ??= new WeakSet());

/** Has the bus empty the memos, once a process. */
function hearTouches(made: System): void {
  if (heard.has(made)) return;
  heard.add(made);
  made.bus.subscribe(forgetMemos);
}
