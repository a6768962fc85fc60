import type { Metadata } from 'next';
import { press } from '@/platform/press';
import { currentRequest } from '@/platform/request';
import { styleSheets } from '@/web/kernel/assets';
import { documentFacts } from '@/web/shell/reads';
import { THEME_COLOURS } from '../theme-colours';

/**
 * The document around a page that was drawn without Next. It is for members only, who are no search engine: of the metadata it says
 * the title, the canonical address and the feeds.
 */
export async function documentOf(metadata: Metadata, body: string): Promise<string> {
  const { lang, attributes, assets, siteName, feedTitle } = await documentFacts();
  const { origin } = currentRequest();
  const { canonical, types } = metadata.alternates ?? {};
  const feeds = types?.['application/atom+xml'];
  const title = typeof metadata.title === 'string' ? `${metadata.title} · ${siteName}` : siteName;
  const head = (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {styleSheets().map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {THEME_COLOURS.map(({ media, color }) => (
        <meta key={media} name="theme-color" content={color} media={media} />
      ))}
      {assets.font ? <link rel="preload" as="font" type="font/woff2" href={assets.font} crossOrigin="" /> : null}
      <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={feedTitle} />
      <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={siteName} />
      <title>{title}</title>
      <link rel="manifest" href="/app.webmanifest" />
      {typeof canonical === 'string' ? <link rel="canonical" href={new URL(canonical, origin).href} /> : null}
      {Array.isArray(feeds)
        ? feeds.map(({ url, title: name }) => (
            <link key={String(url)} rel="alternate" type="application/atom+xml" href={String(url)} title={name} />
          ))
        : null}
      <meta name="format-detection" content="telephone=no, address=no, email=no" />
      <link rel="icon" href="/favicon.svg" />
      {assets.script ? <script src={assets.script} defer /> : null}
    </head>
  );
  const html = (
    <html lang={lang} {...attributes}>
      {head}
      <body dangerouslySetInnerHTML={{ __html: body }} />
    </html>
  );
  return `<!DOCTYPE html>${press(html)}`;
}
