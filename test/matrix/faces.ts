/** Rows of pictures. */
import { removeAvatar, setAvatar } from '@/core/members';
import { type Row, row, SIGNED_OUT, WRITERS } from './scene';

const ports = {
  make: async () => ({ hash: 'a'.repeat(32), files: [] }),
  storage: { put: async () => {} },
};

export const FACES: Row[] = [
  row('set-avatar', setAvatar(ports), () => ({ picture: new Uint8Array([1]) }), WRITERS),
  row('remove-avatar', removeAvatar, () => ({}), SIGNED_OUT),
];
