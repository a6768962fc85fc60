/** Every call of the API, in the order of its description. */
import { listBoards, listThreads, startThread } from './calls/boards';
import { follow, readMember, readPoints, unfollow } from './calls/members';
import { edit, like, unlike, withdraw } from './calls/posts';
import { search } from './calls/search';
import { listPosts, readThread, reply } from './calls/threads';
import type { Endpoint } from './endpoint';

export const ENDPOINTS: readonly Endpoint[] = [
  listBoards,
  listThreads,
  startThread,
  readThread,
  listPosts,
  reply,
  edit,
  withdraw,
  like,
  unlike,
  readMember,
  readPoints,
  follow,
  unfollow,
  search,
];
