/** Who is at the other end: the socket's address, or what a trusted proxy says. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

export interface Client {
  ip: string;
  /** `https` as told by a trusted proxy; undefined when nobody who may says anything. */
  proto?: 'http' | 'https';
}

const REMEMBERED = 2_000;

/**
 * Answers a function that names a request's client. `x-forwarded-for` is walked from the right past every trusted proxy,
 * so that what a client wrote itself into the left end is never believed.
 * @param trusted addresses or networks (CIDR), from TRUSTED_PROXIES
 */
export function clientReader(trusted: readonly string[]): (req: IncomingMessage) => Client {
  const proxies = trustedList(trusted);
  const judged = new Map<string, boolean>();
  const isProxy = (ip: string): boolean => {
    if (trusted.length === 0) return false;
    let known = judged.get(ip);
    if (known === undefined) {
      const family = isIP(ip);
      known = family !== 0 && proxies.check(ip, family === 6 ? 'ipv6' : 'ipv4');
      if (judged.size >= REMEMBERED) judged.clear();
      judged.set(ip, known);
    }
    return known;
  };
  return (req) => {
    const peer = plainAddress(req.socket.remoteAddress ?? '');
    if (!isProxy(peer)) return { ip: peer };
    return { ip: outermost(peer, req.headers['x-forwarded-for'], isProxy), proto: forwardedProto(req.headers['x-forwarded-proto']) };
  };
}

function outermost(peer: string, header: string | string[] | undefined, isProxy: (ip: string) => boolean): string {
  let ip = peer;
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
  for (let at = hops.length - 1; at >= 0; at -= 1) {
    const hop = plainAddress((hops[at] as string).trim());
    if (isIP(hop) === 0) return ip;
    ip = hop;
    if (!isProxy(hop)) return ip;
  }
  return ip;
}

function forwardedProto(header: string | string[] | undefined): Client['proto'] {
  const last = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').at(-1)?.trim().toLowerCase();
  return last === 'https' || last === 'http' ? last : undefined;
}

/** `::ffff:10.0.0.1` is 10.0.0.1; brackets and a zone or port are no part of an address. */
function plainAddress(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text);
  const bare = bracketed ? (bracketed[1] as string) : /^\d+\.\d+\.\d+\.\d+:\d+$/.test(text) ? text.slice(0, text.indexOf(':')) : text;
  return bare.startsWith('::ffff:') && bare.includes('.') ? bare.slice(7) : bare;
}

function trustedList(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
