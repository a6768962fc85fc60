import type { ReactNode } from 'react';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { Notice } from '@/components/ui/notice';
import { DESKS, type Desk, deskHref } from './desks';

interface DeskProps {
  desk: Desk;
  /** Heading of a page below a desk; the desk's own name where it is left out. */
  title?: string;
  /** Why a form of this page was refused. */
  refusal?: { message: string } | null;
  frame: Frame;
  children: ReactNode;
}

/** A page of the administration: the index of desks left, one desk right. */
export function DeskPage({ desk, title, refusal, frame, children }: DeskProps) {
  const { t } = frame;
  const name = t(`staff.desk.${desk}`);
  return (
    <>
      <Breadcrumb
        frame={frame}
        steps={[
          { href: '/admin', text: t('staff.title') },
          ...(title ? [{ href: deskHref(desk), text: name }, { text: title }] : [{ text: name }]),
        ]}
      />
      <div className="desk">
        <nav aria-label={t('staff.title')}>
          {DESKS.map((each) => (
            <a key={each} href={deskHref(each)} aria-current={each === desk ? 'page' : undefined}>
              {t(`staff.desk.${each}`)}
            </a>
          ))}
        </nav>
        <div>
          <h1>{title ?? name}</h1>
          {refusal ? <Notice kind="bad">{refusal.message}</Notice> : null}
          {children}
        </div>
      </div>
    </>
  );
}
