/** Which languages are coloured, and by which pattern. */
export type Family = 'c' | 'hash' | 'sql' | 'markup' | 'css' | 'data' | 'diff' | 'lisp';

const NAMES: Record<Family, string> = {
  c: 'js javascript mjs cjs jsx ts typescript tsx java kotlin kt scala c h cpp c++ cc hpp cs csharp c# go golang rust rs swift dart php objc zig groovy glsl solidity v',
  hash: 'py python rb ruby sh bash zsh shell console perl pl r elixir ex julia nim make makefile dockerfile docker cmake powershell ps1 awk tcl coffee gdscript nix',
  sql: 'sql postgres postgresql mysql sqlite plsql lua haskell hs ada',
  markup: 'html xml svg xhtml vue svelte astro rss atom',
  css: 'css scss less sass',
  data: 'json json5 jsonc yaml yml toml ini conf properties env nginx graphql gql protobuf proto http',
  diff: 'diff patch',
  lisp: 'lisp clojure clj scheme racket elisp asm',
};

const families = new Map(
  Object.entries(NAMES).flatMap(([family, names]) => names.split(' ').map((name) => [name, family as Family] as const)),
);

/** The pattern for the name behind the three backticks, if there is one. */
export function familyOf(language: string): Family | undefined {
  return families.get(language.toLowerCase());
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words with a meaning of their own. `=` and `:` say that a word before that sign is a name. */
export const KEYWORDS: Record<Family, ReadonlySet<string>> = {
  c: set(
    'abstract as async await auto bool boolean break byte case catch char class const constexpr continue crate debugger declare def default defer delete do double dyn else enum export extends extern false final finally float fn for from func function get go goto guard if impl implements import in include inline instanceof int interface internal is let long loop match mod module move mut namespace new nil null nullptr number of operator out override package panic private protected pub public readonly ref register return satisfies sealed select self short signed sizeof static string struct super switch template this throw throws trait true try type typedef typeof undefined union unsafe unsigned use using val var virtual void volatile when where while with yield',
  ),
  hash: set(
    'alias and as assert async await begin break case class continue def defined del do done echo elif else elsif end ensure esac except exit export False fi finally for from function global if import in is lambda local module next nil None nonlocal not or pass print raise redo require rescue retry return self set shift source sub super then True true false try undef unless until use when where while with yield FROM RUN CMD COPY ENV ENTRYPOINT WORKDIR',
  ),
  sql: set(
    'ADD ALL ALTER AND ANY AS ASC BEGIN BETWEEN BY CASE CHECK COLUMN COMMIT CONSTRAINT CREATE CROSS DATABASE DEFAULT DELETE DESC DISTINCT DO DROP ELSE ELSEIF END EXISTS EXPLAIN FALSE FOR FOREIGN FROM FULL FUNCTION GRANT GROUP HAVING IF IN INDEX INNER INSERT INTO IS JOIN KEY LEFT LIKE LIMIT LOCAL NIL NOT NULL OFFSET ON OR ORDER OUTER PRIMARY REFERENCES REPEAT RETURN RETURNING RIGHT ROLLBACK SELECT SET TABLE THEN TO TRUE UNION UNIQUE UNTIL UPDATE USING VALUES VIEW WHEN WHERE WHILE WITH MODULE IMPORT LET DATA TYPE CLASS INSTANCE OF',
  ),
  markup: set('='),
  css: set(': from to and not only'),
  data: set('true false null yes no on off type query mutation message enum = :'),
  diff: set(''),
  lisp: set('def defn defun defmacro let lambda fn if cond do loop recur ns quote set! define begin mov add sub jmp call ret push pop cmp'),
};
