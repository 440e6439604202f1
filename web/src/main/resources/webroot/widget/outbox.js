// @ts-check
import { Problem } from '../shared/api.js';
import { keep, kept } from '../shared/i18n.js';

/**
 * @typedef {object} Unsent
 * @property {string} clientMessageId @property {string} text @property {string} at
 * @property {'sending' | 'waiting' | 'failed'} state waiting: goes by itself once the line is back
 * @property {Problem} [problem] what the server had against it, if it was asked at all
 */

/**
 * Messages on their way, in order, kept over reloads. Each carries its own id, so sending one twice stores it once.
 */
export class Outbox {
  /** @param {string} key @param {(items: Unsent[]) => void} changed @param {(item: Unsent) => Promise<any>} deliver */
  constructor(key, changed, deliver) {
    this.key = key;
    this.changed = changed;
    this.deliver = deliver;
    this.items = this.stored();
    this.busy = false;
  }

  /** @returns {Unsent[]} */
  stored() {
    return JSON.parse(kept(this.key) ?? '[]').map((/** @type {Unsent} */ item) => ({ ...item, state: 'waiting' }));
  }

  /** As another tab left it; that tab sends, unless it goes away. */
  reload() {
    const mine = new Map(this.items.map((item) => [item.clientMessageId, item]));
    this.items = this.stored().map((item) => mine.get(item.clientMessageId) ?? item);
    this.changed(this.items);
  }

  /** @param {string} text */
  add(text) {
    this.items = [...this.items, { clientMessageId: newId(), text, at: new Date().toISOString(), state: 'sending' }];
    this.save();
    this.flush();
  }

  /** @param {string} clientMessageId */
  retry(clientMessageId) {
    this.mark(clientMessageId, { state: 'waiting', problem: undefined });
    this.flush();
  }

  /** @param {string} clientMessageId */
  discard(clientMessageId) {
    this.items = this.items.filter((item) => item.clientMessageId !== clientMessageId);
    this.save();
  }

  /** Drops what the stream shows as stored. @param {Set<string>} delivered */
  settle(delivered) {
    const left = this.items.filter((item) => !delivered.has(item.clientMessageId));
    if (left.length === this.items.length) return;
    this.items = left;
    this.save();
  }

  save() {
    keep(this.key, this.items.length ? JSON.stringify(this.items) : null);
    this.changed(this.items);
  }

  /** @param {string} id @param {Partial<Unsent>} patch */
  mark(id, patch) {
    this.items = this.items.map((item) => (item.clientMessageId === id ? { ...item, ...patch } : item));
    this.save();
  }

  async flush() {
    if (this.busy) return;
    this.busy = true;
    const tried = new Set();
    try {
      for (;;) {
        const next = this.items.find((item) => item.state !== 'failed' && !tried.has(item.clientMessageId));
        if (!next || !(await this.send(next, tried))) return;
      }
    } finally {
      this.busy = false;
    }
  }

  /** @param {Unsent} item @param {Set<string>} tried @returns {Promise<boolean>} whether the next may go */
  async send(item, tried) {
    tried.add(item.clientMessageId);
    this.mark(item.clientMessageId, { state: 'sending', problem: undefined });
    try {
      await this.deliver(item);
      return true;
    } catch (failure) {
      const problem = failure instanceof Problem ? failure : new Problem({ status: 0 });
      return this.failed(item, problem);
    }
  }

  /** @param {Unsent} item @param {Problem} problem */
  failed(item, problem) {
    const state = problem.retryable ? 'waiting' : 'failed';
    this.mark(item.clientMessageId, { state, problem: problem.unreachable ? undefined : problem });
    if (!problem.retryable) return true;
    for (const behind of this.items) if (behind.state === 'sending') this.mark(behind.clientMessageId, { state: 'waiting' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(2000, problem.retryAfterSeconds * 1000));
    return false;
  }
}

/** Random, also where the page is not served securely and randomUUID is missing. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
