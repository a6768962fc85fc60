/** Forms about mail: proving an address, and ending a kind of mail by its link. */
import { askVerification, verifyEmail } from '@/core/accounts';
import { type AwardNote, command, execute, isFailure } from '@/core/kernel';
import { stopMail } from '@/core/mail';
import { requestContext } from '@/web/kernel/context';
import { form, type FormRoute } from '@/web/kernel/form';
import { answerDone, answerStopped, wantsJson } from '@/web/kernel/form-answer';
import { locale } from '@/web/kernel/locale';
import { readForm, textOf } from '@/web/kernel/read-fields';
import { earnedToast } from '@/web/points/earned';
import { mailPorts } from './ports';

/** `/settings/account/verify`: sends the link. */
export const askVerificationForm = form<{ address: string }>({
  page: () => '/settings/account',
  perform: async (context) => (await execute(context, askVerification(mailPorts()), { locale: await locale() })).result,
  place: () => '/settings/account',
  toast: ({ address }) => ({ key: 'mail.verify.sent', values: { address } }),
});

interface Verified {
  memberId: number;
  /** What the rules gave, or why nothing. */
  awarded: AwardNote[];
}

/** The same command, which also says what it earned whom it is about: whoever opens the link need not be signed in. */
const verify = command({
  ...verifyEmail,
  run: async (...step: Parameters<typeof verifyEmail.run>): Promise<Verified> => ({ ...(await verifyEmail.run(...step)), awarded: [] }),
  finish: (result, { tally }) => ({ ...result, awarded: tally.awards.filter(({ memberId }) => memberId === result.memberId) }),
});

/** `/verify/{token}/submit` */
export const verifyEmailForm = form({
  page: ({ token }) => `/verify/${encodeURIComponent(token ?? '')}`,
  command: verify,
  input: (_fields, { token }) => ({ token: token ?? '' }),
  place: () => '/',
  toast: ({ awarded }) => earnedToast('mail.verify.done', awarded),
  hide: true,
});

/**
 * `POST /unsubscribe/{token}`. The link is the right: a mail program posts it by itself (RFC 8058), with neither cookie nor Origin, or from a
 * page of its own; all that a foreign page could do with a link that it does not have is nothing.
 */
export const stopMailForm: FormRoute = async (request, route) => {
  const { token = '' } = await route.params;
  const json = wantsJson(request);
  try {
    const { fields } = await readForm(request);
    await execute(await requestContext(), stopMail(mailPorts()), { token });
    // A program wants no page.
    if (textOf(fields, 'List-Unsubscribe')) return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
    return await answerDone({ place: `/unsubscribe/${encodeURIComponent(token)}?done`, result: null, toast: null, lines: [], json });
  } catch (thrown) {
    if (isFailure(thrown)) return answerStopped(thrown, json);
    throw thrown;
  }
};
