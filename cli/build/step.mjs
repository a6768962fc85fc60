/** Steps of installing, building and testing: told line by line, run as child processes, one at a time in a checkout. */
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

let stream = process.stdout;

/** From now on progress goes to standard error: a command's answer is alone on standard output. */
export function sayOnStderr() {
  stream = process.stderr;
}

/** One line of progress. */
export function say(line) {
  stream.write(`${line}\n`);
}

/** A step that failed and has already said why. */
export class StepFailed extends Error {}

/** The end of a run that failed: one sentence where the reason is known, all of it where it is not. */
export function stepFailed(error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
}

/**
 * Runs a program to its end. Answers its exit code and, with `capture`, what it printed.
 * @param {string} command @param {string[]} args
 * @param {{ env?: Record<string, string>, capture?: boolean, cwd?: string }} options
 */
export function run(command, args, { env = {}, capture = false, cwd } = {}) {
  return new Promise((done, fail) => {
    const out = stream === process.stdout ? 1 : 2;
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', out, 2],
      // Windows finds npm.cmd through its shell only.
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', fail);
    child.once('close', (code, signal) => done({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/** Runs a package's program with this very Node. */
export const runNode = (root, script, args, options = {}) =>
  run(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, ...options });

/**
 * Does `work` while no other process does any in this checkout. A lock whose owner is dead is taken over.
 * @template T @param {string} root @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function alone(root, work) {
  const file = join(root, '.build', 'lock');
  mkdirSync(join(root, '.build'), { recursive: true });
  for (let waits = 0; !take(file); waits += 1) {
    const owner = ownerOf(file);
    if (waits === 5) say(`Waiting for process ${owner ?? 'unknown'}, which is building here`);
    // A moment's grace: the file is there before the number is in it.
    if ((owner && !isAlive(owner)) || (!owner && waits > 10)) discard(file);
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Renamed first: of two who find it dead, only one gets hold of it, and neither deletes the other's new lock. */
function discard(file) {
  const dead = `${file}.${process.pid}`;
  try {
    renameSync(file, dead);
    rmSync(dead, { force: true });
  } catch {
    // The other one was faster.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
