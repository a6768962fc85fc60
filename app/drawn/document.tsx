import type { Metadata } from 'next';
import { press } from '@/platform/press';
import { currentRequest } from '@/platform/request';
import { styleSheets } from '@/web/kernel/assets';
import { documentFacts } from '@/web/shell/reads';
import { THEME_COLOURS } from '../theme-colours';

/** What the document around a page is made of, but its body. */
interface Head {
  lang: string;
  attributes: Record<string, string>;
  title: string;
  siteName: string;
  feedTitle: string;
  canonical: string | null;
  feeds: { url: string; title?: string }[];
  font: string | null;
  script: string | null;
}

/** Drawn heads by what they are made of: nothing in one is about who reads. */
const drawn = new Map<string, string>();
const MOST = 300;

/**
 * The document around a page that was drawn without Next. It is for members only, who are no search engine: of the metadata it says
 * the title, the canonical address and the feeds.
 */
export async function documentOf(metadata: Metadata, body: string): Promise<string> {
  const { lang, attributes, assets, siteName, feedTitle } = await documentFacts();
  const { origin } = currentRequest();
  const { canonical, types } = metadata.alternates ?? {};
  const feeds = types?.['application/atom+xml'];
  const head: Head = {
    lang,
    attributes,
    title: typeof metadata.title === 'string' ? `${metadata.title} · ${siteName}` : siteName,
    siteName,
    feedTitle,
    canonical: typeof canonical === 'string' ? new URL(canonical, origin).href : null,
    feeds: Array.isArray(feeds) ? feeds.map(({ url, title }) => ({ url: String(url), title })) : [],
    font: assets.font ?? null,
    script: assets.script ?? null,
  };
  return `${headHtml(head)}<body>${body}</body></html>`;
}

/** Everything up to the body. */
function headHtml(head: Head): string {
  const key = JSON.stringify(head);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const html = `<!DOCTYPE html>${press(<DocumentHead {...head} />)}`.replace(/<\/html>$/, '');
  if (drawn.size >= MOST) drawn.clear();
  drawn.set(key, html);
  return html;
}

function DocumentHead({ lang, attributes, title, siteName, feedTitle, canonical, feeds, font, script }: Head) {
  return (
    <html lang={lang} {...attributes}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {styleSheets().map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {THEME_COLOURS.map(({ media, color }) => (
          <meta key={media} name="theme-color" content={color} media={media} />
        ))}
        {font ? <link rel="preload" as="font" type="font/woff2" href={font} crossOrigin="" /> : null}
        <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={feedTitle} />
        <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={siteName} />
        <title>{title}</title>
        <link rel="manifest" href="/app.webmanifest" />
        {canonical ? <link rel="canonical" href={canonical} /> : null}
        {feeds.map(({ url, title: name }) => (
          <link key={url} rel="alternate" type="application/atom+xml" href={url} title={name} />
        ))}
        <meta name="format-detection" content="telephone=no, address=no, email=no" />
        <link rel="icon" href="/favicon.svg" />
        {script ? <script src={script} defer /> : null}
      </head>
    </html>
  );
}
