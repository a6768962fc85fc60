/** What was typed and refused on a page with a form. */
export interface MeritWriting {
  repeat: string;
  values: Record<string, string>;
  refusal: { message: string; fields: Record<string, string> } | null;
}
