// @ts-check
import { Problem, request } from '../shared/api.js';
import { guarded, sentenceOf } from '../shared/page.js';
import { newId } from '../widget/outbox.js';

/**
 * @typedef {object} Reply one on its way
 * @property {string} clientMessageId
 * @property {string} text
 * @property {'sending' | 'waiting' | 'failed'} state waiting: goes by itself once the line is back
 * @property {string} [reason]
 * @property {boolean} [busy]
 * @property {boolean} [stored] acknowledged; stays until the stream shows it
 */

const RETRY_MS = 3000;

/** Replies shown before they are stored, per conversation and in order. Each has its own id, so sending twice stores once. */
export class Replies {
  /** @param {(unsent: Record<string, Reply[]>) => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {Record<string, Reply[]>} */
    this.unsent = {};
  }

  /** @param {string} id @param {string} text */
  add(id, text) {
    this.put(id, [...this.of(id), { clientMessageId: newId(), text, state: 'sending' }]);
    this.flush(id);
  }

  /** @param {string} id @returns {Reply[]} */
  of(id) {
    return this.unsent[id] ?? [];
  }

  /** @param {string} id @param {Reply[]} items */
  put(id, items) {
    this.unsent = { ...this.unsent, [id]: items };
    this.changed(this.unsent);
  }

  /** @param {string} id @param {string} clientMessageId @param {Partial<Reply>} patch */
  mark(id, clientMessageId, patch) {
    this.put(id, this.of(id).map((item) => (item.clientMessageId === clientMessageId ? { ...item, ...patch } : item)));
  }

  /** Stored, or given up. @param {string} id @param {string} clientMessageId */
  settle(id, clientMessageId) {
    if (!this.of(id).some((item) => item.clientMessageId === clientMessageId)) return;
    this.put(id, this.of(id).filter((item) => item.clientMessageId !== clientMessageId));
  }

  /** @param {string} id @param {string} clientMessageId */
  retry(id, clientMessageId) {
    this.mark(id, clientMessageId, { state: 'sending', reason: undefined });
    this.flush(id);
  }

  flushAll() {
    for (const id of Object.keys(this.unsent)) this.flush(id);
  }

  /** @param {string} id */
  async flush(id) {
    const next = this.of(id).find((item) => item.state !== 'failed' && !item.stored);
    if (!next || this.of(id).some((item) => item.busy)) return;
    this.mark(id, next.clientMessageId, { state: 'sending', busy: true });
    try {
      const body = { clientMessageId: next.clientMessageId, text: next.text };
      await guarded(() => request('POST', `/api/v1/conversations/${encodeURIComponent(id)}/replies`, { body }));
      this.mark(id, next.clientMessageId, { busy: false, stored: true });
    } catch (failure) {
      return this.failed(id, next, failure instanceof Problem ? failure : new Problem({ status: 0 }));
    }
    this.flush(id);
  }

  /** @param {string} id @param {Reply} item @param {Problem} problem */
  failed(id, item, problem) {
    const state = problem.retryable ? 'waiting' : 'failed';
    this.mark(id, item.clientMessageId, { busy: false, state, reason: state === 'failed' ? sentenceOf(problem) : undefined });
    setTimeout(() => this.flush(id), problem.retryable ? Math.max(RETRY_MS, problem.retryAfterSeconds * 1000) : 0);
  }
}
