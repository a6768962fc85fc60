import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { documentOf } from '@/app/drawn/document';
import { StopMail } from '@/components/entry/by-mail';
import { Page } from '@/components/shell/page';
import { press } from '@/platform/press';
import { isMissing } from '@/web/kernel/answer';
import { stopMailForm } from '@/web/mail/forms';
import { stopMailPage } from '@/web/mail/reads';

export const dynamic = 'force-dynamic';

/** `/unsubscribe/{token}`: asks a person; the same address takes the POST of a mail program, so the page is drawn by its route. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const [{ frame, shell }, view] = [await stage(), stopMailPage((await params).token)];
  const page = isMissing(view) ? (
    await Refusal({ reason: view.missing, words: frame.t('mail.stop.wrong') })
  ) : (
    <Page frame={frame} shell={shell}>
      <StopMail token={view.token} kind={view.kind} isDone={view.isDone} frame={frame} />
    </Page>
  );
  const html = await documentOf({ title: frame.t('mail.stop.title') }, press(page));
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'referrer-policy': 'no-referrer' } });
}

export const POST = stopMailForm;
