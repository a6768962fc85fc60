import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { documentFacts } from '@/web/shell/reads';
import { stage } from './stage';
import { THEME_COLOURS } from './theme-colours';
import './site.css';

/** Pages are made for a request (language, theme, viewer); what may be kept is kept by our own page cache. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: THEME_COLOURS,
};

export async function generateMetadata(): Promise<Metadata> {
  const {
    frame: { siteName, origin, t },
  } = await stage();
  return {
    metadataBase: new URL(origin),
    title: { default: siteName, template: `%s · ${siteName}` },
    description: t('shell.description', { site: siteName }),
    applicationName: siteName,
    icons: { icon: '/favicon.svg' },
    manifest: '/app.webmanifest',
    openGraph: { siteName, type: 'website' },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { lang, attributes, assets, siteName, feedTitle } = await documentFacts();
  return (
    <html lang={lang} {...attributes}>
      <head>
        {assets.font ? <link rel="preload" as="font" type="font/woff2" href={assets.font} crossOrigin="" /> : null}
        <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={feedTitle} />
        <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={siteName} />
        {assets.script ? <script src={assets.script} defer /> : null}
      </head>
      <body>{children}</body>
    </html>
  );
}
