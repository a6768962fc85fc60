import type { Frame } from '@/components/ui/frame';
import { Tongues } from './tongues';

const LINKS = [
  ['/about', 'about'],
  ['/points', 'points'],
  ['/terms', 'terms'],
  ['/accessibility', 'accessibility'],
  ['/privacy', 'privacy'],
  ['/feed.xml', 'feed'],
] as const;

/** The foot of every page. */
export function Footer({ frame }: { frame: Frame }) {
  return (
    <footer className="foot">
      <div>
        <nav aria-label={frame.t('shell.site')}>
          {LINKS.map(([href, name]) => (
            <a key={href} href={href}>
              {frame.t(`shell.${name}`)}
            </a>
          ))}
        </nav>
        <div className="r">
          <span>Kawara 1.0</span>
          <Tongues frame={frame} />
        </div>
      </div>
    </footer>
  );
}
