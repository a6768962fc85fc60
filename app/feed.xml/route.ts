export { siteFeed as GET } from '@/web/feeds/reads';

export const dynamic = 'force-dynamic';
