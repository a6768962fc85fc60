/** What Atom feeds and the sitemap hold; how they are spelled is the web's. Only what a guest of that board may see. */
export { type Feed, type FeedEntry, readBoardFeed, readMemberFeed, readSiteFeed, readThreadFeed } from './read-feeds';
export { readSitemap, readSitemapCount, type SitemapEntry } from './read-sitemap';
