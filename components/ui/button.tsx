import type { ReactNode } from 'react';

interface Look {
  kind?: 'plain' | 'solid' | 'wrong';
  size?: 'sm' | 'md' | 'lg';
  children: ReactNode;
}

interface ButtonProps extends Look {
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  pressed?: boolean;
  label?: string;
  disabled?: boolean;
  /** Sends the form elsewhere than its action. */
  formAction?: string;
  id?: string;
}

const lookOf = ({ kind = 'plain', size = 'md' }: Omit<Look, 'children'>) =>
  ['btn', kind === 'plain' ? '' : kind, size === 'md' ? '' : size].filter(Boolean).join(' ');

/** A button of a form. */
export function Button({ kind, size, children, type = 'submit', pressed, label, formAction, ...rest }: ButtonProps) {
  return (
    <button className={lookOf({ kind, size })} type={type} aria-pressed={pressed} aria-label={label} formAction={formAction} {...rest}>
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ kind, size, children, href, rel, label }: Look & { href: string; rel?: string; label?: string }) {
  return (
    <a className={lookOf({ kind, size })} href={href} rel={rel} aria-label={label}>
      {children}
    </a>
  );
}
