/** What `?page= &sort= &filter= &tag= &lang=` ask of a list. Anything odd is as good as not asked. */
export type Params = Record<string, string | string[] | undefined>;

export interface ListParams {
  page: number;
  sort?: string;
  filter?: string;
  tag?: string;
  lang?: string;
}

const LONGEST = 100;

/** The first value of a parameter, if it is of a sane length, without what no database takes: U+0000, half a surrogate pair. */
export function one(value: string | string[] | undefined): string | undefined {
  const first = (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '').toWellFormed();
  return first && first.length <= LONGEST ? first : undefined;
}

/** A page number from 1; what is no number is the first page. */
export function pageNumber(value: string | string[] | undefined): number {
  const text = one(value) ?? '1';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 1;
}

/** Parameters of a list of threads. */
export function listParams(params: Params): ListParams {
  return {
    page: pageNumber(params.page),
    sort: one(params.sort),
    filter: one(params.filter),
    tag: one(params.tag)?.normalize('NFC'),
    lang: languageTag(one(params.lang)),
  };
}

const languageTag = (text: string | undefined) => (text && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/.test(text) ? text : undefined);
