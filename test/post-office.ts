/** A mail server on loopback for tests: what arrives is parsed and kept. */
import type { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import type { Town } from './town';

export interface Received {
  from: string;
  to: string[];
  mail: ParsedMail;
}

/** Opens one; `refuse` answers the fault with which it turns a mail down, `takes` the ms it looks a mail through before it accepts. */
export function openPostOffice(
  received: Received[],
  {
    at = 0,
    refuse,
    takes = () => 0,
    onClose,
  }: { at?: number; refuse?: () => Error | undefined; takes?: () => number; onClose?: () => void } = {},
): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onClose: () => onClose?.(),
    onData(stream, session, done) {
      const fault = refuse?.();
      void simpleParser(stream).then(async (mail) => {
        if (fault) return done(fault);
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), mail });
        await sleep(takes());
        done();
      });
    },
  });
  return new Promise((ready) => server.listen(at, '127.0.0.1', () => ready(server)));
}

export const closed = (server: Server | SMTPServer): Promise<void> => new Promise((done) => void server.close(() => done()));

/** Gives a member an address, proven unless said. */
export const setAddress = (town: Town, who: Viewer, email: string, { verified = true, locale = 'en' } = {}) =>
  rows(
    town.database.db,
    sql`update members set email = ${email}, email_key = ${email}, locale = ${locale}, email_verified_at = ${verified ? new Date() : null}::timestamptz where id = ${who.id}::bigint`,
  );
