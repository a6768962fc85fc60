import { JsonLd } from '@/components/ui/json-ld';
import { HomePage } from '@/components/stats/home-page';
import { homePage } from '@/web/stats/reads';
import { stage } from '../stage';

export const metadata = { alternates: { canonical: '/' } };

/** `/` */
export default async function Front() {
  const [{ frame, shell }, view] = await Promise.all([stage(), homePage()]);
  return (
    <>
      <HomePage view={view} frame={frame} shell={shell} />
      <JsonLd
        data={{
          '@context': 'https://schema.org',
          '@type': 'WebSite',
          name: frame.siteName,
          url: `${frame.origin}/`,
          potentialAction: { '@type': 'SearchAction', target: `${frame.origin}/search?q={query}`, 'query-input': 'required name=query' },
        }}
      />
    </>
  );
}
