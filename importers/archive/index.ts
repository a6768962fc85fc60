/** The board archive (docs/operations/archive.md): one JSON object a line, read and written as a stream. */
export { exportArchive, type ExportOptions } from './export-archive';
export { importArchive, type ImportOptions } from './import-archive';
export { type Line, readLines } from './lines';
export { Report } from './report';
