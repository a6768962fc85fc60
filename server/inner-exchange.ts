/** A request and a response that belong to no client: how a page is asked for when the page cache needs it. */
import { IncomingMessage, ServerResponse, type IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { cleanRequest } from './hygiene';

export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

/** A socket that leads nowhere: what is written is gone, nothing ever arrives. */
class Nowhere extends Socket {
  override _read(): void {}
  override _write(_chunk: unknown, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    done();
  }
  override _writev(_chunks: unknown, done: (error?: Error | null) => void): void {
    done();
  }
}

/** Makes the pair for a GET. The response is a real one, so it counts as sent once the framework has ended it. */
export function innerExchange(url: string, headers: IncomingHttpHeaders): Exchange {
  const socket = new Nowhere();
  const req = requestOn(socket, 'GET', url, headers, Buffer.alloc(0));
  const res = new ServerResponse(req);
  res.assignSocket(socket);
  return { req, res };
}

/** A request with a body that is already here, on the client's own connection. */
export function requestOn(socket: Socket, method: string, url: string, headers: IncomingHttpHeaders, body: Buffer): IncomingMessage {
  const req = new IncomingMessage(socket);
  req.method = method;
  req.url = url;
  req.httpVersion = '1.1';
  req.httpVersionMajor = 1;
  req.httpVersionMinor = 1;
  cleanRequest(req, headers);
  if (body.length > 0) req.push(body);
  req.push(null);
  req.complete = true;
  return req;
}
