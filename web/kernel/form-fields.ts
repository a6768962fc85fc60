/** Hidden fields that forms carry. */
import { randomUUID } from 'node:crypto';
import { csrfToken } from './csrf';

export interface FormFields {
  /** Value of `csrf`; null for guests: the field is left out. */
  csrf: string | null;
  /** Value of `repeat`: sent again, the form gives the first answer again. */
  repeat: string;
}

/** Hidden fields for a page of a member. Cached pages of guests carry none of them. */
export async function formFields(): Promise<FormFields> {
  return { csrf: await csrfToken(), repeat: randomUUID() };
}
