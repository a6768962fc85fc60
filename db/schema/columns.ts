/**
 * Column shapes that every table shares. Indexes stand in ascending order and are read backwards for `order by … desc`:
 * `desc()` would make them "nulls last", which such an order cannot use (measured: it sorted the whole board).
 */
import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** Identity key; 2^53 is enough for any board, so it is a number in JavaScript. */
export const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
export const ref = (name: string) => bigint(name, { mode: 'number' });
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** `tsvector`, written as its text literal. */
export const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });
/** Raw bytes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A text in the interface's languages, e.g. `{ "zh-CN": "报纸", "en": "Newspaper" }`. */
export type Localized = Partial<Record<'zh-CN' | 'zh-TW' | 'ja' | 'en', string>>;
