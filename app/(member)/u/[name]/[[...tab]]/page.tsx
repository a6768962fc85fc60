import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { memberHref } from '@/components/members/address';
import { ProfilePage } from '@/components/members/profile-page';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { profilePage } from '@/web/members/reads';
import { once } from '@/web/shell/once';

type MemberProps = Props<{ name: string; tab?: string[] }>;

const read = ({ params, searchParams }: MemberProps) =>
  once('member', async () => {
    const { name, tab = ['threads'] } = await params;
    return profilePage(name, tab.join('/'), await searchParams);
  });

export async function generateMetadata(props: MemberProps): Promise<Metadata> {
  const [
    {
      frame: { t, siteName },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return refusalMetadata(view.missing);
  if ('moved' in view) return {};
  const { profile, list } = view;
  const url = memberHref(profile.name);
  return {
    title: profile.name,
    description: profile.bio || t('members.description', { name: profile.name, site: siteName }),
    alternates: {
      canonical: list.tab === 'threads' ? url : memberHref(profile.name, list.tab),
      types: { 'application/atom+xml': [{ url: `${url}/feed.xml`, title: t('members.feed_title', { name: profile.name }) }] },
    },
    openGraph: { type: 'profile', url, title: profile.name },
    robots: profile.posts === 0 ? { index: false } : undefined,
  };
}

/** `/u/{name}` and its tabs */
export default async function Member(props: MemberProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  if ('moved' in view) return null;
  return (
    <Page frame={frame} shell={shell}>
      <ProfilePage view={view} frame={frame} />
    </Page>
  );
}
