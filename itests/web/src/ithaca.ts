// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TARGET = resolve('target');
const SERVING_MILLIS = 30_000;

export const PASSWORD = 'correct horse battery staple';

/** The real archive with a state directory of its own; its port stays the same over restarts of the daemon. */
export class Ithaca {
  private constructor(
    private readonly program: string,
    private readonly base: string,
    private readonly environment: NodeJS.ProcessEnv,
    readonly port: number,
  ) {}

  static async start(): Promise<Ithaca> {
    const base = mkdtempSync(join(tmpdir(), 'ithw'));
    const environment: NodeJS.ProcessEnv = { ...process.env, ITHACA_STATE_DIR: join(base, 'state'), PS1: '$ ', LC_ALL: 'C.UTF-8' };
    for (const name of ['ENV', 'BASH_ENV', 'TMUX']) delete environment[name];
    const ithaca = new Ithaca(join(installation(), 'bin', 'ithaca'), base, environment, await freePort());
    // Push services of the tests are on this machine.
    mkdirSync(join(base, 'state', 'etc'), { recursive: true, mode: 0o700 });
    writeFileSync(join(base, 'state', 'etc', 'dev.ithaca.notify.webpush.cfg'), 'allow.private.addresses = true\n');
    writeFileSync(join(base, 'password'), `${PASSWORD}\n`, { mode: 0o600 });
    await ithaca.startDaemon('--password-file', join(base, 'password'));
    return ithaca;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** A directory for files of the tests. */
  get work(): string {
    return this.base;
  }

  async command(...args: string[]): Promise<string> {
    const { stdout } = await run(this.program, args, { env: this.environment, cwd: this.base, timeout: 60_000 });
    return stdout.trim();
  }

  async startDaemon(...options: string[]): Promise<void> {
    await this.command('daemon', 'start', '-d', '--port', String(this.port), ...options);
    await this.serving();
  }

  /** HTTP starts after the command socket, and later on a busy machine. */
  private async serving(): Promise<void> {
    const deadline = Date.now() + SERVING_MILLIS;
    for (;;) {
      const answer = await fetch(`${this.url}/api/v1/info`).catch(() => null);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw new Error(`no HTTP on port ${this.port} after ${SERVING_MILLIS} ms: ${await this.command('daemon', 'status')}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  /** A fresh one-time link. */
  async link(): Promise<string> {
    const out = await this.command('web', '--print');
    const link = /https?:\/\/\S+#link=\S+/.exec(out)?.[0];
    if (!link) throw new Error(`ithaca web --print said: ${out}`);
    return link;
  }

  /** Starts a session; gives its id. */
  start(title: string, ...command: string[]): Promise<string> {
    return this.command('start', '-d', '--title', title, ...command);
  }

  async status<T>(...path: string[]): Promise<T> {
    return JSON.parse(await this.command(...path, '--json')) as T;
  }

  async killDaemon(): Promise<void> {
    const { pid } = await this.status<{ pid: number }>('daemon', 'status');
    process.kill(pid, 'SIGKILL');
    while (alive(pid)) await new Promise((done) => setTimeout(done, 20));
  }

  /** Ends the daemon and everything that names the state directory in its environment. */
  async stop(): Promise<void> {
    await this.command('daemon', 'stop').catch(() => '');
    const mark = `ITHACA_STATE_DIR=${this.base}/state`;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
      try {
        const marked = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark);
        const named = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${this.base}/state`);
        if (marked || named) process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It has ended, or is somebody else's.
      }
    }
    rmSync(this.base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/** The newest archive, unpacked once. */
function installation(): string {
  const archive = process.env.ITHACA_ARCHIVE || newestArchive();
  const directory = join(TARGET, 'install');
  const stamp = join(directory, `.unpacked-${statSync(archive).mtimeMs}`);
  if (!existsSync(stamp)) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    execFileSync('tar', ['-xzf', archive, '-C', directory]);
    writeFileSync(stamp, '');
  }
  const [home] = readdirSync(directory).filter((name) => existsSync(join(directory, name, 'bin', 'ithaca')));
  if (!home) throw new Error('the archive has no bin/ithaca');
  return join(directory, home);
}

function newestArchive(): string {
  const built = resolve('..', '..', 'karaf-distribution', 'target');
  const archives = existsSync(built) ? readdirSync(built).filter((name) => name.endsWith('.tar.gz')) : [];
  const [newest] = archives.map((name) => join(built, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest) throw new Error('no archive in karaf-distribution/target; run: ./mvnw package');
  return newest;
}
