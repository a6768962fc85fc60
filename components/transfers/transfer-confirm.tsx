import { MemberName } from '@/components/members/member-name';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';

interface Quote {
  to: string;
  note: string;
  amount: number;
  tax: number;
  taxPercent: number;
  received: number;
  coins: number;
  left: number;
}

interface ConfirmProps {
  view: { quote: Quote | null; values: Record<string, string>; refusal: string | null };
  frame: Frame;
}

/** As much of a field as an address carries: a note of 80 characters fits, whatever they are made of. */
const LONGEST = 1_000;

/** The second step: what leaves, what the board keeps, what arrives, what stays. */
export function TransferConfirm({ view: { quote, values, refusal }, frame }: ConfirmProps) {
  const { t } = frame;
  const typed = ['to', 'amount', 'note'].flatMap((name) => (values[name] ? [[name, values[name].slice(0, LONGEST)]] : []));
  const back = `/points/transfer?${new URLSearchParams(typed)}`;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: back, text: t('transfers.title') }, { text: t('transfers.confirm_title') }]} />
      <div className="write">
        <h1>{t('transfers.confirm_title')}</h1>
        {refusal ? <Notice kind="bad">{refusal}</Notice> : null}
        {quote ? <Figures quote={quote} frame={frame} /> : null}
        <form method="post" action="/points/transfer/send" data-enhance="plain">
          <HiddenFields frame={frame} />
          {['to', 'amount', 'note', 'once'].map((name) => (
            <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
          ))}
          <div className="send">
            <a className="btn" href={back}>
              {t('transfers.change')}
            </a>
            {quote ? <button className="btn solid">{t('transfers.send')}</button> : null}
          </div>
        </form>
      </div>
    </>
  );
}

function Figures({ quote, frame }: { quote: Quote; frame: Frame }) {
  const { t, formats } = frame;
  const coins = (amount: number) => t('points.coins', { amount: formats.number(amount), count: amount });
  const lines = [
    ['leaves', coins(quote.amount)],
    ['tax', `${coins(quote.tax)} (${formats.number(quote.taxPercent)} %)`],
    ['arrives', coins(quote.received)],
    ['stays', coins(quote.left)],
  ] as const;
  return (
    <dl className="facts n">
      <div>
        <dt>{t('transfers.to')}</dt>
        <dd>
          <MemberName member={{ name: quote.to }} frame={frame} />
        </dd>
      </div>
      {lines.map(([name, words]) => (
        <div key={name} data-transfer={name}>
          <dt>{t(`transfers.${name}`)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
      {quote.note ? (
        <div>
          <dt>{t('transfers.note')}</dt>
          <dd>
            <bdi>{quote.note}</bdi>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
