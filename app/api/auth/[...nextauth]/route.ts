export { getAuth as GET, postAuth as POST } from '@/web/kernel/next-auth';
