import type { ReactNode } from 'react';
import type { ThreadListView } from '@/core/threads/views';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { ThreadLedger } from './thread-ledger';

interface ListPageProps {
  title: string;
  help?: string;
  path: string;
  list: ThreadListView;
  frame: Frame;
  /** Language of a title that a member wrote (a tag). */
  steps?: { href: string; text: string }[];
  /** Beside the title. */
  aside?: ReactNode;
  /** The list is a sort or a filter itself. */
  plain?: boolean;
}

/** A list of threads across boards. */
export function ListPage({ title, help, path, list, frame, steps = [], aside, plain }: ListPageProps) {
  return (
    <>
      <Breadcrumb steps={[...steps, { text: title }]} frame={frame} />
      <div className="phead">
        <h1 dir="auto">{title}</h1>
        {help ? <p>{help}</p> : null}
        {aside}
      </div>
      <hr className="keisen" />
      <h2 className="vh">{frame.t('boards.threads')}</h2>
      <ThreadLedger list={list} path={path} frame={frame} withBoard plain={plain} />
    </>
  );
}
