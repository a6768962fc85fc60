/** One call of the API: what it takes, who may call it, what it answers. The router, the description and the page of calls are all made from it. */
import type { z } from 'zod';
import type { Context } from '@/core/kernel';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** What a token has to allow; `read` is open to everybody. */
export type Scope = 'read' | 'write' | 'points';

/** A request on its way to its handler. */
export interface Call<Q> {
  context: Context;
  /** Parts of the path by name, decoded. */
  params: Record<string, string>;
  query: Q;
  /** The JSON body: an object, still to be judged by the command. */
  body: Record<string, unknown>;
  repeatKey: string | undefined;
  /** An absolute address of this board. */
  link: (path: string) => string;
}

export interface Answered {
  status: number;
  body: unknown;
}

export interface Endpoint<Q extends z.ZodType = z.ZodType> {
  /** operationId. */
  name: string;
  method: Method;
  /** Below /api/v1, e.g. `/threads/{id}/posts`. */
  path: string;
  summary: string;
  scope: Scope;
  query?: Q;
  /** Shape of the body, for the description; the command itself judges what comes. */
  body?: z.ZodType;
  answer: z.ZodType;
  /** Status of the first answer; a repeat is 200. */
  status?: 200 | 201;
  run: (call: Call<z.output<Q>>) => Promise<Answered>;
}

/** Names a call. */
export function endpoint<Q extends z.ZodType>(definition: Endpoint<Q>): Endpoint {
  return definition as unknown as Endpoint;
}

export const ok = (body: unknown): Answered => ({ status: 200, body });
/** Something was made: 201 the first time, 200 when a repeat key gives the first answer again. */
export const made = (body: unknown, repeated: boolean): Answered => ({ status: repeated ? 200 : 201, body });
