interface SealProps {
  seal: { char: string; pigment: string; picture?: string };
  size?: 24 | 28 | 36 | 40 | 64 | 96;
}

/** The avatar: a picture, or the name's seal. It says nothing that the name beside it does not, so it is hidden from readers' aids. */
export function Seal({ seal, size = 36 }: SealProps) {
  const look = size === 36 ? '' : ` s${size}`;
  if (seal.picture)
    return (
      <img
        className={`seal${look}`}
        src={pictureHref(seal.picture, size)}
        width={size}
        height={size}
        alt=""
        loading="lazy"
        decoding="async"
      />
    );
  return (
    <span className={`seal ${seal.pigment}${look}`} aria-hidden="true">
      {seal.char}
    </span>
  );
}

/** Enough pixels for a fine screen. */
export const pictureHref = (picture: string, size: number): string => `/avatars/${picture}-${size > 48 ? 192 : 96}.webp`;
