/** Passwords by argon2id (C4), on the threads of libuv, so that the event loop goes on. */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's smallest for argon2id (the library's default kind): 19 MiB, two rounds; some 25 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let unfitting: Promise<string> | undefined;

/** The hasher of this process; the port is `Hasher` of core/accounts. */
export const passwordHasher = {
  hash: (password: string): Promise<string> => hash(password, COST),
  verify: async (hashed: string, password: string): Promise<boolean> => {
    try {
      return await verify(hashed, password);
    } catch {
      // A hash of another kind, as an import may bring: nobody's password fits it.
      return false;
    }
  },
  unfitting: (): Promise<string> => (unfitting ??= hash(randomBytes(32).toString('base64url'), COST)),
};
