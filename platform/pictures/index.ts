/** Pictures that people upload: told by their bytes, made anew, never passed on as they came. */
export { makeAvatar } from './make-avatar';
