import type { Frame } from '@/components/ui/frame';
import type { ShellView } from './shell-view';

/** The mark that leads home: a cartouche of two signs, and the Latin name beside it. */
export function Wordmark({ frame, shell: { brand } }: { frame: Frame; shell: ShellView }) {
  return (
    <a className="mark" href="/" aria-label={frame.t('shell.to_home', { site: [brand.cjk, brand.latin].filter(Boolean).join(' ') })}>
      {brand.cjk ? <b lang="zh-TW">{[...brand.cjk].slice(0, 2).join('')}</b> : null}
      <span>{brand.latin || brand.cjk}</span>
    </a>
  );
}
