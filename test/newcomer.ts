/** Somebody who has just registered by the form. */
import { registerForm } from '@/web/accounts/forms';
import { type Posted, Visitor } from './visitor';

export const PASSWORD = 'a lantern in the rain';
let count = 0;

/** Registers under a name of its own, `Guest1` and so on, leading on to a reply. */
export async function newMember(visitor = new Visitor()): Promise<{ visitor: Visitor; name: string; answer: Posted }> {
  const name = `Guest${(count += 1)}`;
  const answer = await visitor.post(registerForm, { name, email: `${name}@example.com`, password: PASSWORD, next: '/t/12#reply' });
  return { visitor, name, answer };
}
