// @ts-check
import { Problem } from '../shared/api.js';
import { asProblem } from './calls.js';
import { newId } from './outbox.js';

/**
 * @typedef {object} Upload a file on its way
 * @property {string} key @property {string} name @property {number} bytes @property {string} at
 * @property {'sending' | 'failed'} state @property {Problem} [problem]
 */

const LARGEST = 5 * 1024 * 1024;
export const TAKEN = 'image/png,image/jpeg,image/gif,image/webp,application/pdf';

/** Files on their way, one after the other; what failed stays until it is tried again or removed. */
export class Uploads {
  /** @param {(items: Upload[]) => void} changed @param {(file: File, key: string) => Promise<any>} send */
  constructor(changed, send) {
    this.changed = changed;
    this.send = send;
    /** @type {Upload[]} */ this.items = [];
    /** @type {Map<string, File>} */ this.files = new Map();
    this.queue = Promise.resolve();
  }

  /** @param {File} file */
  add(file) {
    const key = newId();
    this.files.set(key, file);
    this.put([...this.items, { key, name: file.name, bytes: file.size, at: new Date().toISOString(), state: 'sending' }]);
    this.retry(key);
  }

  /** @param {string} key */
  retry(key) {
    const file = this.files.get(key);
    if (!file) return;
    this.mark(key, { state: 'sending', problem: undefined });
    this.queue = this.queue.then(() => this.attempt(key, file));
  }

  /** @param {string} key @param {File} file */
  async attempt(key, file) {
    try {
      if (file.size > LARGEST) throw new Problem({ status: 413, type: '/problems/too-large' });
      await this.send(file, key);
      this.discard(key);
    } catch (failure) {
      this.mark(key, { state: 'failed', problem: asProblem(failure) });
    }
  }

  /** What no server heard of goes by itself once there is a line again. */
  again() {
    for (const { key, problem } of this.items) if (problem?.unreachable) this.retry(key);
  }

  /** @param {string} key */
  discard(key) {
    this.files.delete(key);
    this.put(this.items.filter((item) => item.key !== key));
  }

  /** @param {string} key @param {Partial<Upload>} patch */
  mark(key, patch) {
    this.put(this.items.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  }

  /** @param {Upload[]} items */
  put(items) {
    this.items = items;
    this.changed(items);
  }
}
