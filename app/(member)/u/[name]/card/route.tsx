import { stage } from '@/app/stage';
import { AuthorCard } from '@/components/members/author-card';
import { memberHref } from '@/components/members/address';
import { press } from '@/platform/press';
import { isMissing } from '@/web/kernel/answer';
import { memberCard } from '@/web/members/reads';

export const dynamic = 'force-dynamic';

/** `/u/{name}/card`: the author card alone, for the script that shows it beside a link. Whoever signs in from it comes to the profile. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const [{ frame }, profile] = await Promise.all([stage(), params.then(({ name }) => memberCard(name))]);
  if (isMissing(profile)) return new Response(null, { status: 404 });
  const html = press(<AuthorCard author={profile} frame={{ ...frame, path: memberHref(profile.name) }} />);
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
