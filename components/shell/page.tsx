import type { ReactNode } from 'react';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';
import { Still } from '@/components/ui/still';
import { Toast } from '@/components/ui/toast';
import { Bar } from './bar';
import { Footer } from './footer';
import { Printed } from './printed';
import type { ShellView } from './shell-view';

interface PageProps {
  frame: Frame;
  shell: ShellView;
  /** Slug of the board that the page belongs to. */
  board?: string;
  /** Skip links besides the one to the text: `[['replies', t('…')], …]`. */
  skip?: [id: string, words: string][];
  children: ReactNode;
}

/** Any page but the front page: skip links, bar, main, foot. */
export function Page({ frame, shell, board, skip = [], children }: PageProps) {
  const news = pickText(shell.announcement, frame.locale);
  return (
    <Printed csrf={frame.csrf}>
      <>
        <SkipLinks frame={frame} more={skip} />
        <Still of={Bar} frame={frame} props={{ shell: { ...shell, toast: null }, board }} personal />
        {news.text ? (
          <p className="hail" lang={news.lang}>
            {news.text}
          </p>
        ) : null}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Still of={Footer} frame={frame} props={{}} />
        <Toast>{shell.toast}</Toast>
      </>
    </Printed>
  );
}

/** First stops of the keyboard. */
export function SkipLinks({ frame, more = [] }: { frame: Frame; more?: [id: string, words: string][] }) {
  return (
    <>
      <a className="skip" href="#main">
        {frame.t('shell.skip')}
      </a>
      {more.map(([id, words]) => (
        <a key={id} className="skip" href={`#${id}`}>
          {words}
        </a>
      ))}
    </>
  );
}
