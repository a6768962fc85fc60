/** Files that programs look for: sitemaps, robots, search description, manifest. */
import { readSitemap, readSitemapCount } from '@/core/feeds';
import { toId, touch } from '@/core/kernel';
import { currentRequest } from '@/platform/request';
import { dependsOn } from '@/web/kernel/answer';
import { locale } from '@/web/kernel/locale';
import { translator } from '@/web/kernel/messages';
import { guestContext } from './reads';
import { xml, xmlAnswer } from './xml';

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** `/sitemap.xml`: the files of addresses. */
export async function sitemapIndex(): Promise<Response> {
  const context = await guestContext();
  dependsOn(touch.lists(), touch.boards());
  const { origin } = currentRequest();
  const count = await readSitemapCount(context);
  const files = Array.from({ length: count }, (_, batch) => `<sitemap><loc>${xml(`${origin}/sitemaps/${batch + 1}`)}</loc></sitemap>`);
  return xmlAnswer(`<sitemapindex ${SITEMAP}>\n${files.join('\n')}\n</sitemapindex>`, 'application/xml');
}

/** `/sitemaps/{n}`: one file of addresses, from 1. */
export async function sitemapFile(batch: string): Promise<Response> {
  const context = await guestContext();
  const number = toId(batch);
  if (number === undefined || number > (await readSitemapCount(context))) return new Response(null, { status: 404 });
  dependsOn(touch.lists(), touch.boards());
  const { origin } = currentRequest();
  const entries = (await readSitemap(context, number - 1)).map(
    ({ url, updatedAt }) => `<url><loc>${xml(origin + url)}</loc>${updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''}</url>`,
  );
  return xmlAnswer(`<urlset ${SITEMAP}>\n${entries.join('\n')}\n</urlset>`, 'application/xml');
}

/** Addresses that are no reading: forms, one's own pages, endless lists. */
const CLOSED = [
  '/api/',
  '/search',
  '/sign-in',
  '/sign-out',
  '/register',
  '/recover',
  '/setup/',
  '/settings/',
  '/preferences',
  '/p/',
  '/*?sort=',
  '/*?filter=',
  '/*&sort=',
  '/*&filter=',
];

/** `/robots.txt` */
export function robots(): Response {
  const lines = ['User-agent: *', ...CLOSED.map((path) => `Disallow: ${path}`), '', `Sitemap: ${currentRequest().origin}/sitemap.xml`, ''];
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}

/** `/opensearch.xml`: lets a browser search here. */
export async function openSearch(): Promise<Response> {
  const { settings } = await guestContext();
  const { origin } = currentRequest();
  const name = settings.siteName[await locale()];
  const body = [
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${xml(name.slice(0, 16))}</ShortName><Description>${xml(name)}</Description><InputEncoding>UTF-8</InputEncoding>`,
    `<Image width="64" height="64" type="image/svg+xml">${xml(origin)}/favicon.svg</Image>`,
    `<Url type="text/html" template="${xml(origin)}/search?q={searchTerms}"/>`,
    '</OpenSearchDescription>',
  ];
  return xmlAnswer(body.join('\n'), 'application/opensearchdescription+xml');
}

/** `/app.webmanifest`: makes the board installable. */
export async function manifest(): Promise<Response> {
  const { settings } = await guestContext();
  const language = await locale();
  const name = settings.siteName[language];
  const body = {
    id: '/',
    name,
    short_name: name.slice(0, 12),
    lang: language,
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    description: translator(language)('shell.description', { site: name }),
    background_color: '#f7f6f3',
    theme_color: '#f7f6f3',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
  return Response.json(body, { headers: { 'content-type': 'application/manifest+json; charset=utf-8', 'cache-control': 'no-cache' } });
}
