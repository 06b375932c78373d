/** Replaces VS Code's native log writer: the same interface with plain files, which needs no compiler. */
import fs from 'node:fs';
import path from 'node:path';

const levelNames = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

export class Logger {
  constructor(_name, file) {
    this.file = file;
    this.level = 0;
    this.raw = false;
    if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
  }

  write(level, message) {
    if (!this.file || level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.raw ? message : `${time} [${levelNames[level]}] ${message}`;
    try {
      fs.appendFileSync(this.file, `${line}\n`);
    } catch {
      // The log folder may be removed before the server has written its last line.
    }
  }

  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }

  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  shouldLog(level) {
    return level >= this.level;
  }

  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {}
  setPattern() {}
  reload() {}
}

export const version = 0;
export const setLevel = () => {};
export const setFlushOn = () => {};
export const shutdown = () => {};
export const createRotatingLogger = async (name, file) => new Logger(name, file);
export const createAsyncRotatingLogger = createRotatingLogger;
