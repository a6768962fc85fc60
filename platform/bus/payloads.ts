/** PostgreSQL takes at most 7,999 bytes a notice. */
const LARGEST = 7_900;
/** More than this and telling each is dearer than forgetting all. */
const MOST_TAGS = 5_000;

/** Packs tags into notices: the sender's name, then a tag a line. */
export function pack(sender: string, tags: Iterable<string>): string[] {
  const list = [...tags];
  if (list.length > MOST_TAGS) return [`${sender}\n*`];
  const payloads: string[] = [];
  let payload = sender;
  for (const tag of list) {
    if (Buffer.byteLength(payload) + Buffer.byteLength(tag) + 1 > LARGEST) {
      payloads.push(payload);
      payload = sender;
    }
    payload += `\n${tag}`;
  }
  return payload === sender ? payloads : [...payloads, payload];
}

/** The sender and the tags of a notice. */
export function unpack(payload: string): { sender: string; tags: string[] } {
  const [sender = '', ...tags] = payload.split('\n');
  return { sender, tags };
}
