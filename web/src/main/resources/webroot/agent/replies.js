// @ts-check
import { Problem, request } from '../shared/api.js';
import { keep, kept } from '../shared/i18n.js';
import { guarded, sentenceOf } from '../shared/page.js';
import { newId } from '../widget/outbox.js';

/**
 * @typedef {object} Reply one on its way
 * @property {string} clientMessageId
 * @property {'reply' | 'note' | 'whisper'} kind
 * @property {string} text
 * @property {string} at when it was written
 * @property {'sending' | 'waiting' | 'failed'} state waiting: goes by itself once it can
 * @property {string} [reason] why it waits or failed, where the connection is not the reason
 * @property {boolean} [busy]
 * @property {boolean} [stored] a reply that was acknowledged; stays until the stream shows it
 */

const RETRY_MS = 3000;
const FORGOTTEN_MS = 7 * 86_400_000;
const ROUTES = { reply: 'replies', note: 'notes', whisper: 'whispers' };
/** How what was written without an id of the server's looks once it is stored. @type {Record<string, string>} */
const STORED_AS = { note: 'noted', whisper: 'whispered' };

/**
 * What staff wrote and the server has not shown yet, per conversation and in order; kept over reloads and a session that ended, under
 * whose it is. Replies have an id, so sending one twice stores it once; a note is known by its words, and is looked for before it goes again.
 */
export class Replies {
  /** @param {string} owner @param {(unsent: Record<string, Reply[]>) => void} changed */
  constructor(owner, changed) {
    this.key = `evenhand:unsent:${owner}`;
    this.owner = owner;
    this.changed = changed;
    /** @type {Record<string, Reply[]>} */
    this.unsent = this.stored();
    /** Ids this page has held: of these its own word counts, of others another tab's. @type {Set<string>} */
    this.held = new Set(Object.values(this.unsent).flat().map((item) => item.clientMessageId));
  }

  /** @returns {Record<string, Reply[]>} */
  stored() {
    const oldest = new Date(Date.now() - FORGOTTEN_MS).toISOString();
    const all = /** @type {[string, Reply[]][]} */ (Object.entries(JSON.parse(kept(this.key) ?? '{}')));
    return Object.fromEntries(all.map(([id, items]) => /** @type {[string, Reply[]]} */ ([id, items.filter((item) => item.at > oldest)]))
      .filter(([, items]) => items.length));
  }

  /** @param {string} id @param {string} text @param {Reply['kind']} [kind] */
  add(id, text, kind = 'reply') {
    const state = this.of(id).some((one) => one.state === 'waiting') ? 'waiting' : 'sending'; // in order, behind what waits
    const item = /** @type {Reply} */ ({ clientMessageId: newId(), kind, text, at: new Date().toISOString(), state });
    this.held.add(item.clientMessageId);
    this.put(id, [...this.of(id), item]);
    this.flush(id);
  }

  /** @param {string} id @returns {Reply[]} */
  of(id) {
    return this.unsent[id] ?? [];
  }

  /** @param {string} id @param {Reply[]} items */
  put(id, items) {
    const { [id]: before, ...others } = this.unsent;
    this.unsent = items.length ? { ...others, [id]: items } : others;
    this.save();
    this.changed(this.unsent);
  }

  /** What another tab has waiting stays. */
  save() {
    const all = /** @type {Record<string, Reply[]>} */ ({});
    const take = (/** @type {[string, Reply[]][]} */ entries, /** @type {(item: Reply) => boolean} */ wanted) => {
      for (const [id, items] of entries) for (const item of items.filter(wanted)) (all[id] ??= []).push(item);
    };
    take(Object.entries(this.stored()), (item) => !this.held.has(item.clientMessageId));
    take(Object.entries(this.unsent).map(([id, items]) => [id, items.map(asKept)]), (item) => !item.stored);
    keep(this.key, Object.keys(all).length ? JSON.stringify(all) : null);
  }

  /** @param {string} id @param {string} clientMessageId @param {Partial<Reply>} patch */
  mark(id, clientMessageId, patch) {
    this.put(id, this.of(id).map((item) => (item.clientMessageId === clientMessageId ? { ...item, ...patch } : item)));
  }

  /** Given up. @param {string} id @param {string} clientMessageId */
  discard(id, clientMessageId) {
    if (!this.of(id).some((item) => item.clientMessageId === clientMessageId)) return;
    this.put(id, this.of(id).filter((item) => item.clientMessageId !== clientMessageId));
  }

  /** Drops what these events show as stored. @param {string} id @param {any[]} events */
  settle(id, events) {
    if (!this.of(id).length) return;
    const left = this.of(id).filter((item) => !events.some((event) => this.is(event, item)));
    if (left.length !== this.of(id).length) this.put(id, left);
  }

  /** @param {any} event @param {Reply} item */
  is(event, item) {
    if (item.kind === 'reply') return event.clientMessageId === item.clientMessageId;
    return event.type === STORED_AS[item.kind] && event.text === item.text && event.by?.id === this.owner && event.at >= item.at.slice(0, 16);
  }

  /** @param {string} id @param {string} clientMessageId */
  retry(id, clientMessageId) {
    this.mark(id, clientMessageId, { state: 'sending', reason: undefined });
    this.flush(id);
  }

  /** @param {string} id */
  async flush(id) {
    const next = this.of(id).find((item) => item.state !== 'failed' && !item.stored);
    if (!next || this.of(id).some((item) => item.busy)) return;
    this.mark(id, next.clientMessageId, { state: 'sending', busy: true });
    const { kind, clientMessageId, text } = next;
    try {
      const body = kind === 'reply' ? { clientMessageId, text } : { text };
      await guarded(() => request('POST', `/api/v1/conversations/${encodeURIComponent(id)}/${ROUTES[kind]}`, { body }));
      if (kind === 'reply') this.mark(id, clientMessageId, { busy: false, stored: true, reason: undefined });
      else this.discard(id, clientMessageId); // the stream shows it in a moment, and could not name it
    } catch (failure) {
      return this.failed(id, next, failure instanceof Problem ? failure : new Problem({ status: 0 }));
    }
    this.flush(id);
  }

  /** Whose session has ended signs in again: it goes then. @param {string} id @param {Reply} item @param {Problem} problem */
  failed(id, item, problem) {
    const waits = problem.retryable || problem.status === 401;
    const reason = problem.unreachable || problem.status === 401 ? undefined : sentenceOf(problem);
    this.mark(id, item.clientMessageId, { busy: false, state: waits ? 'waiting' : 'failed', reason });
    if (problem.status === 401) return;
    setTimeout(() => this.flush(id), problem.retryable ? Math.max(RETRY_MS, problem.retryAfterSeconds * 1000) : 0);
  }
}

/** As the next page finds it. @param {Reply} item @returns {Reply} */
function asKept({ busy, ...item }) {
  return { ...item, state: item.state === 'failed' ? 'failed' : 'waiting' };
}
