import type { LedgerLineView } from '@/core/points/views';
import { MemberName } from '@/components/members/member-name';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { Rich } from '@/components/ui/rich';
import { Stamp } from '@/components/ui/stamp';
import { Time } from '@/components/ui/time';
import { Amounts, ruleWords } from './amounts';

interface LinesProps {
  lines: LedgerLineView[];
  /** With it, each line says what there was after it. */
  currency?: 'coins' | 'reputation' | 'contribution';
  frame: Frame;
}

/** Movements of points: when, by which rule, how much, what there was then, where, and by whom (E9). */
export function LedgerLines({ lines, currency, frame }: LinesProps) {
  const { t, formats } = frame;
  const head = ['members.when', 'members.what', 'members.change', ...(currency ? ['points.balance'] : []), 'members.where', 'points.by'];
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('members.tab.points')}>
      <table className="ledger-table n">
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <Time at={line.at} frame={frame} form="full" />
              </td>
              <td>
                <Rule line={line} frame={frame} />
              </td>
              <td>
                <Amounts amounts={line.amounts} frame={frame} />
              </td>
              {currency ? <td>{formats.number(line.balances[currency] ?? 0)}</td> : null}
              <td>
                <Cause line={line} frame={frame} />
                {line.note ? <p dir="auto">{line.note}</p> : null}
              </td>
              <td>{line.actor ? <MemberName member={line.actor} frame={frame} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What moved the points: a post, a thread, a task, or another member. */
function Cause({ line: { post, thread, task, transfer }, frame }: { line: LedgerLineView; frame: Frame }) {
  const { t, locale, formats } = frame;
  const place = post ? { ...post, href: `/p/${post.id}` } : thread ? { ...thread, href: `/t/${thread.id}` } : null;
  if (place)
    return (
      <a href={place.href} lang={place.lang} dir="auto">
        {place.title}
      </a>
    );
  if (task)
    return (
      <a href={`/tasks#task-${task.id}`}>
        <Localized text={task.title} locale={locale} />
      </a>
    );
  if (!transfer) return null;
  return (
    <span>
      <Rich
        text={t.raw(transfer.isSent ? 'points.transfer_to' : 'points.transfer_from')}
        parts={{ member: () => <MemberName member={transfer.other} frame={frame} /> }}
      />
      {transfer.fee ? ` ${t('points.transfer_fee', { fee: formats.number(transfer.fee) })}` : null}
    </span>
  );
}

/** The rule by name, with the place where it stands, and whether this takes back or gives again. */
function Rule({ line, frame }: { line: LedgerLineView; frame: Frame }) {
  const { t } = frame;
  const page = line.board ? `/b/${encodeURIComponent(line.board)}/points` : '/points';
  const mark = line.isReversal ? 'taken_back_mark' : line.isRestoration ? 'given_again_mark' : null;
  return (
    <>
      <a href={`${page}#rule-${encodeURIComponent(line.rule)}`}>{ruleWords(line.rule, frame)}</a>{' '}
      {mark ? <Stamp>{t(`points.${mark}`)}</Stamp> : null}
    </>
  );
}
