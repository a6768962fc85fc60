/**
 * The listening socket, and its end without cutting anybody off.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerClientError } from './refusal';

/** How long requests under way may take once the board stops. */
const DRAIN_MS = 10_000;

/** The port is taken; the message is for the person at the console. */
export class PortTaken extends Error {
  constructor(host: string, port: number) {
    super(`Port ${port} on ${host} is taken by another program: stop it, or set PORT to another number.`);
    this.name = 'PortTaken';
  }
}

export interface Listening {
  server: Server;
  inFlight(): number;
  /** Waits for the answers under way, at most 10 s, and lets the connections go. */
  drain(): Promise<void>;
}

/**
 * Listens at once, whatever state the board is in.
 * @throws PortTaken, or what the system says of the address
 */
export async function listen({ host, port }: { host: string; port: number }, listener: RequestListener): Promise<Listening> {
  let inFlight = 0;
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 15_000, maxHeaderSize: 16_384, connectionsCheckingInterval: 5_000 },
    (req, res) => {
      inFlight += 1;
      res.once('close', () => (inFlight -= 1));
      listener(req, res);
    },
  );
  server.on('clientError', answerClientError);
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(error.code === 'EADDRINUSE' ? new PortTaken(host, port) : error));
    server.listen({ host, port }, () => done());
  });
  return {
    server,
    inFlight: () => inFlight,
    drain: async () => {
      // The socket stays open meanwhile: who comes now hears 503 instead of nothing.
      for (const deadline = Date.now() + DRAIN_MS; inFlight > 0 && Date.now() < deadline;) await sleep(10);
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await Promise.race([closed, sleep(250)]);
      server.closeAllConnections();
    },
  };
}
