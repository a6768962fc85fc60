/** @type {import('next').NextConfig} */
export default {
  // The edge compresses once and caches the result.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // No streaming: titles and canonical links belong into the head of script-less pages too.
  htmlLimitedBots: /.*/,
  // One copy of each in the process, whoever loads it: the server or Next's bundles.
  serverExternalPackages: [
    '@node-rs/argon2',
    'budoux',
    'drizzle-orm',
    'markdown-it',
    'markdown-it-cjk-friendly',
    'markdown-it-footnote',
    'opencc-js',
    'pg',
    'pino',
    'pino-pretty',
    'prom-client',
    'sanitize-html',
    'tinyld',
  ],
  images: { unoptimized: true },
  // `npm run check` looks at types; a build needs not do it again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};
