import { sitemapFile } from '@/web/feeds/site-files';

export const GET = async (_request: Request, { params }: { params: Promise<{ batch: string }> }) => sitemapFile((await params).batch);
