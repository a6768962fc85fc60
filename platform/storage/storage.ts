/** Where uploaded files lie. Names are made by us: lower-case letters, digits, `-` and `/`, and one ending. */
export interface Storage {
  /** Puts a file; the same name again replaces it. All or nothing: nobody ever reads half a file. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** A file's bytes; undefined where there is none. */
  read(name: string): Promise<Buffer | undefined>;
  remove(name: string): Promise<void>;
  /** Files of a folder with the time of their last change. */
  list(folder: string): Promise<{ name: string; changedAt: Date }[]>;
}
