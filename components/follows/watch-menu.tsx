import type { WatchView } from '@/core/follows/views';
import { boardHref } from '@/components/boards/address';
import { wayIn } from '@/components/shell/account';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

const LEVELS = ['watching', 'tracking', 'normal', 'muted'] as const;

interface WatchProps {
  of: 'thread' | 'board';
  action: string;
  watch: Pick<WatchView, 'level'>;
  frame: Frame;
}

/** How closely one watches: a menu of plain buttons that says where one stands; a guest is led to the door and back. */
function WatchMenu({ of, action, watch: { level }, frame }: WatchProps) {
  const { t } = frame;
  const follow = t(`follows.follow_${of}`);
  if (!frame.viewer || !level)
    return (
      <a className="btn sm" rel="nofollow" href={wayIn('/sign-in', frame.path)}>
        {follow}
      </a>
    );
  return (
    <details className="pop watch">
      <summary className="btn sm">{level === 'normal' ? follow : t(`follows.state.${level}`)}</summary>
      <div className="panel">
        <form method="post" action={action} data-enhance="plain">
          <HiddenFields frame={frame} next={frame.path} />
          {LEVELS.map((each) => (
            <button key={each} className="plain" name="level" value={each} aria-pressed={each === level}>
              {t(`follows.level.${each}`)}
              <small>{t(`follows.hint_${of}.${each}`)}</small>
            </button>
          ))}
        </form>
      </div>
    </details>
  );
}

export const ThreadWatch = ({ thread, ...rest }: Omit<WatchProps, 'of' | 'action'> & { thread: { id: number } }) => (
  <WatchMenu of="thread" action={`/t/${thread.id}/follow`} {...rest} />
);

export const BoardWatch = ({ board, ...rest }: Omit<WatchProps, 'of' | 'action'> & { board: { slug: string } }) => (
  <WatchMenu of="board" action={`${boardHref(board.slug)}/follow`} {...rest} />
);
