const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * An address as it is stored and compared, or undefined where mail to it might reach somebody else (threat 20). NFKC comes
 * first, so that a look-alike ＠ is an @ before anything is counted; one address only, no quoted local part, no comment,
 * no literal address, a name with a dot. Lower case throughout: nobody runs two mailboxes that differ by case alone.
 */
export function normalizeEmail(value: string): string | undefined {
  if (value.length > 320 || /[\r\n\0]/.test(value)) return undefined;
  const address = value.normalize('NFKC').trim();
  const at = address.indexOf('@');
  if (at < 1 || at !== address.lastIndexOf('@') || address.length > 254) return undefined;
  const local = address.slice(0, at);
  const domain = asciiDomain(address.slice(at + 1));
  if (local.length > 64 || !LOCAL.test(local) || domain === undefined) return undefined;
  return `${local.toLowerCase()}@${domain}`;
}

/** Whether mail can be sent to this address, and to nobody else. */
export function isEmail(value: string): boolean {
  return normalizeEmail(value) !== undefined;
}

/** 例え.jp becomes xn--r8jz45g.jp; whatever a URL would read as anything but a plain host is refused. */
function asciiDomain(domain: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  const url = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`) : undefined;
  const labels = url?.hostname.split('.') ?? [];
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || !/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(last)) return undefined;
  return url?.hostname.length && url.hostname.length <= 253 ? url.hostname : undefined;
}
