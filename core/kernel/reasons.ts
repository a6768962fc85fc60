/**
 * Every refusal the domain can give. The key is the key in `locales/<lang>/errors.json`; the code decides the HTTP status.
 * A test holds this list complete against the four languages.
 */
export type FailureCode =
  'invalid' | 'signed_out' | 'forbidden' | 'not_found' | 'gone' | 'conflict' | 'too_many' | 'too_large' | 'unavailable';

export const REASONS = {
  // input
  'input.invalid': 'invalid',
  'input.required': 'invalid',
  'input.too_short': 'invalid',
  'input.too_long': 'invalid',
  'input.not_json': 'invalid',
  'input.cursor': 'invalid',
  'input.too_large': 'too_large',
  'input.unknown_choice': 'invalid',
  'tags.too_many': 'invalid',
  'tag.invalid': 'invalid',
  // who asks
  'session.required': 'signed_out',
  'token.invalid': 'signed_out',
  'token.scope': 'forbidden',
  'origin.foreign': 'forbidden',
  'form.stale': 'forbidden',
  // accounts
  'sign_in.wrong': 'invalid',
  'sign_in.too_many': 'too_many',
  'name.invalid': 'invalid',
  'name.reserved': 'invalid',
  'name.taken': 'conflict',
  'name.too_short': 'invalid',
  'name.too_long': 'invalid',
  'email.invalid': 'invalid',
  'email.taken': 'conflict',
  'email.none': 'conflict',
  'email.verified_already': 'conflict',
  'email.link_gone': 'gone',
  'password.too_short': 'invalid',
  'password.too_long': 'invalid',
  'password.common': 'invalid',
  'password.wrong': 'invalid',
  'registration.closed': 'forbidden',
  'registration.robot': 'invalid',
  'setup.closed': 'gone',
  // rights, in the order of B2
  'board.closed': 'forbidden',
  'board.archived': 'forbidden',
  'board.section': 'forbidden',
  'thread.locked': 'forbidden',
  'thread.auto_locked': 'forbidden',
  'group.may_not': 'forbidden',
  'tag.may_not_make': 'forbidden',
  'member.banned': 'forbidden',
  'member.muted': 'forbidden',
  'post.not_yours': 'forbidden',
  'post.withdrawn': 'conflict',
  'thread.has_replies': 'forbidden',
  'post.own_like': 'forbidden',
  'member.self_follow': 'forbidden',
  'member.refuses_followers': 'forbidden',
  'points.not_yours': 'forbidden',
  'staff.required': 'forbidden',
  // mail
  'mail.off': 'unavailable',
  'mail.link_wrong': 'not_found',
  'mail.too_many': 'too_many',
  // limits
  'limit.rate': 'too_many',
  'limit.between_posts': 'too_many',
  'limit.newcomer_threads': 'too_many',
  'limit.newcomer_replies': 'too_many',
  'limit.newcomer_links': 'forbidden',
  'limit.newcomer_images': 'forbidden',
  'limit.newcomer_mentions': 'forbidden',
  // conflicts
  'repeat.other_text': 'conflict',
  'edit.conflict': 'conflict',
  // absence
  'board.not_found': 'not_found',
  'thread.not_found': 'not_found',
  'post.not_found': 'not_found',
  'member.not_found': 'not_found',
  'page.not_found': 'not_found',
  'method.not_allowed': 'invalid',
  'unavailable.database': 'unavailable',
  'unavailable.other': 'unavailable',
} as const satisfies Record<string, FailureCode>;

export type Reason = keyof typeof REASONS;

/** HTTP status of a code; the one place where the two meet. */
export const STATUS: Record<FailureCode, number> = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  gone: 410,
  conflict: 409,
  too_many: 429,
  too_large: 413,
  unavailable: 503,
};
