import { docsPage } from '@/web/api';

export const dynamic = 'force-dynamic';
export const GET = docsPage;
