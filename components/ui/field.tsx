import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

interface Around {
  /** Also the control's id, unless `id` is given. */
  name: string;
  id?: string;
  label: ReactNode;
  /** What is wrong, in words; linked to the control. */
  error?: string | null;
  hint?: ReactNode;
  /** Beside the label, e.g. a link to reset a password. */
  aside?: ReactNode;
}

type InputProps = Around & Omit<InputHTMLAttributes<HTMLInputElement>, keyof Around | 'className' | 'style'>;
type AreaProps = Around & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Around | 'className' | 'style'>;
type ChoiceProps = Around &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof Around | 'className' | 'style'> & {
    options: { value: string; label: string; lang?: string }[];
  };

/** One line of text with its label, hint and error. */
export function Field({ name, id = name, label, error, hint, aside, ...input }: InputProps) {
  return (
    <Row id={id} label={label} error={error} hint={hint} aside={aside}>
      <input name={name} {...input} {...link(id, error, hint)} />
    </Row>
  );
}

/** Several lines of text. */
export function TextField({ name, id = name, label, error, hint, aside, ...area }: AreaProps) {
  return (
    <Row id={id} label={label} error={error} hint={hint} aside={aside}>
      <textarea name={name} dir="auto" {...area} {...link(id, error, hint)} />
    </Row>
  );
}

/** A choice from a list. */
export function SelectField({ name, id = name, label, error, hint, aside, options, ...select }: ChoiceProps) {
  return (
    <Row id={id} label={label} error={error} hint={hint} aside={aside}>
      <select name={name} {...select} {...link(id, error, hint)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Row>
  );
}

/** A tick with its label. */
export function Check({
  name,
  id = name,
  label,
  ...input
}: Pick<InputProps, 'name' | 'id' | 'label' | 'value' | 'defaultChecked' | 'required'>) {
  return (
    <p className="check">
      <input type="checkbox" id={id} name={name} {...input} />
      <label htmlFor={id}>{label}</label>
    </p>
  );
}

function link(id: string, error: Around['error'], hint: ReactNode) {
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined };
}

function Row({ id, label, error, hint, aside, children }: Omit<Around, 'name'> & { id: string; children: ReactNode }) {
  return (
    <div className={error ? 'field bad' : 'field'}>
      <span className="l">
        <label htmlFor={id}>{label}</label>
        {aside}
      </span>
      {children}
      {error ? (
        <span className="err" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}
