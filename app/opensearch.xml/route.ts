export { openSearch as GET } from '@/web/feeds/site-files';

export const dynamic = 'force-dynamic';
