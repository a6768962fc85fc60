/**
 * How the embedded database is set: durable, and small enough for a board's only machine.
 */

/** Given on the command line at each start, so that a new version of the program brings its own. */
export const SETTINGS: Readonly<Record<string, string>> = {
  // Acknowledged means on disk.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // One machine, no replicas: the log holds what recovery needs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '64MB',
  max_wal_size: '512MB',
  checkpoint_timeout: '10min',
  // Memory: pool 12, command line, lock and listener; the operating system caches the rest.
  max_connections: '60',
  shared_buffers: '32MB',
  work_mem: '8MB',
  maintenance_work_mem: '48MB',
  effective_cache_size: '512MB',
  huge_pages: 'off',
  io_method: 'sync',
  // Short queries on a solid-state disk: no compiling, no parallel workers.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '4',
  random_page_cost: '1.1',
  autovacuum: 'on',
  autovacuum_naptime: '30s',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '4',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.05',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
  unix_socket_permissions: '0700',
};
