import { request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, type Listening, PortTaken } from './listen';

const open: Listening[] = [];
afterEach(async () => {
  while (open.length > 0) await open.pop()?.drain();
});

async function start(listener: (res: ServerResponse) => void): Promise<{ listening: Listening; port: number }> {
  const listening = await listen({ host: '127.0.0.1', port: 0 }, (req, res) => {
    req.resume().once('end', () => listener(res));
  });
  open.push(listening);
  return { listening, port: (listening.server.address() as AddressInfo).port };
}

function post(port: number, body: string) {
  const sent = request({ host: '127.0.0.1', port, method: 'POST', headers: { 'content-length': Buffer.byteLength(body) } });
  const answer = new Promise<number>((done, fail) => {
    sent.once('response', (res) => {
      res.resume();
      done(res.statusCode ?? 0);
    });
    sent.once('error', fail);
  });
  return { sent, answer };
}

describe('listening', () => {
  it('tells in a sentence that the port is taken', async () => {
    const { port } = await start((res) => res.end());
    await expect(listen({ host: '127.0.0.1', port }, () => {})).rejects.toThrow(PortTaken);
  });

  it('lets an answer under way finish, also when half of its request is still to come', async () => {
    const { listening, port } = await start((res) => setTimeout(() => res.end('done'), 100));
    const { sent, answer } = post(port, 'half and half');
    sent.write('half ');
    while (listening.inFlight() === 0) await sleep(5);
    const drained = listening.drain();
    await sleep(50);
    sent.end('and half');
    expect(await answer).toBe(200);
    await drained;
    await expect(post(port, '').answer).rejects.toThrow();
  });

  it('goes on answering those who come while it drains', async () => {
    const { listening, port } = await start((res) => setTimeout(() => res.end(), 150));
    const first = post(port, '');
    first.sent.end();
    while (listening.inFlight() === 0) await sleep(5);
    const drained = listening.drain();
    const late = post(port, '');
    late.sent.end();
    expect([await first.answer, await late.answer]).toEqual([200, 200]);
    await drained;
  });

  it('answers what is no request', async () => {
    const { port } = await start((res) => res.end());
    const socket = connect(port, '127.0.0.1');
    socket.end('this is not HTTP\r\n\r\n');
    const said = await new Promise<string>((done) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.once('close', () => done(text));
    });
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
  });
});
