interface SealProps {
  seal: { char: string; pigment: string };
  size?: 24 | 28 | 36 | 40 | 64 | 96;
}

/** The default avatar. It says nothing that the name beside it does not, so it is hidden from readers' aids. */
export function Seal({ seal, size = 36 }: SealProps) {
  return (
    <span className={`seal ${seal.pigment}${size === 36 ? '' : ` s${size}`}`} aria-hidden="true">
      {seal.char}
    </span>
  );
}
