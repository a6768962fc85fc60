/** Pictures that people upload: told by their bytes, made anew, never passed on as they came. */
export { AVATAR_SIDES, type Crop, type MadeAvatar, makeAvatar } from './make-avatar';
export { pictureKind } from './sniff';
