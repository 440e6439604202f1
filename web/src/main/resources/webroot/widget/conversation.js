// @ts-check
import { Problem, request } from '../shared/api.js';
import { keep, kept } from '../shared/i18n.js';
import { LiveStream } from '../shared/live.js';
import { Store } from '../shared/store.js';
import { Outbox } from './outbox.js';
import { fold } from './timeline.js';

/**
 * @typedef {object} View
 * @property {import('./timeline.js').Timeline} line @property {import('./outbox.js').Unsent[]} unsent
 * @property {import('../shared/live.js').LiveState | 'none'} connection
 * @property {{position: number, lowSeconds?: number, highSeconds?: number} | null} place
 * @property {{turn: number, text: string} | null} draft an answer while it streams in @property {boolean} typing
 * @property {boolean} loading stored events are still on their way @property {boolean} gone the server no longer knows this conversation
 * @property {Problem | null} problem of the last action
 * @property {boolean} [staffed] whether people are on duty
 */

const KEY = 'evenhand:conversation';
const TYPING_MS = 4500;
const TELL_TYPING_MS = 3000;

/** The customer's side of one conversation: opens it on the first word, keeps it over reloads, follows it live, in step with other tabs. */
export class Conversation {
  /** @param {{base: string, locale: string}} where */
  constructor(where) {
    this.where = where;
    this.scope = `${KEY}:${where.base || location.origin}`;
    /** @type {any} */ this.customer = null;
    /** @type {any[]} */ this.events = [];
    /** @type {Store<View>} */
    this.store = new Store(/** @type {View} */ ({ ...blank(), loading: false }));
    /** @type {(detail: any) => void} */ this.onEvent = () => undefined;
    this.outbox = new Outbox(`${this.scope}:unsent`, (unsent) => this.store.set({ unsent }), (item) => this.deliver(item));
    addEventListener('storage', (event) => event.key === this.scope && this.adopt(this.known()));
    addEventListener('online', () => this.outbox.flush());
    this.adopt(this.known());
  }

  known() {
    return /** @type {{id: string, token: string} | null} */ (JSON.parse(kept(this.scope) ?? 'null'));
  }

  /** Follows the given conversation, or none. @param {{id: string, token: string} | null} ref */
  adopt(ref) {
    if (ref?.id === this.ref?.id && this.live) return;
    this.live?.stop();
    this.ref = ref;
    this.events = [];
    this.live = undefined;
    this.store.set({ ...blank(), unsent: this.outbox.items, loading: Boolean(ref) });
    if (ref) this.follow(ref);
  }

  /** @param {{id: string, token: string}} ref */
  follow(ref) {
    this.live = new LiveStream({
      url: `${this.where.base}/api/v1/conversations/${encodeURIComponent(ref.id)}/events`,
      token: ref.token,
      resume: true,
      onEvent: (event, id) => this.hear(event, id),
      onState: (connection) => this.connected(connection),
    }).start();
    this.outbox.flush();
  }

  /** @param {import('../shared/live.js').LiveState} connection */
  connected(connection) {
    this.store.set({ connection, gone: connection === 'refused' });
    if (connection !== 'open') return;
    this.outbox.flush();
    setTimeout(() => this.store.set({ loading: false }), 400);
  }

  /** @param {any} event @param {string} id */
  hear(event, id) {
    if (!id) return this.signal(event);
    if (this.events.some((known) => known.id === id)) return;
    const fresh = !this.store.state.loading;
    this.events.push({ ...event, id });
    const line = fold(this.events);
    this.outbox.settle(line.delivered);
    const draft = /^bot_/.test(event.type) || line.holder !== 'bot' ? null : this.store.state.draft;
    const typing = event.type === 'agent_said' ? false : this.store.state.typing;
    this.store.set({ line, draft, typing, place: line.holder === 'queue' ? this.store.state.place : null });
    this.onEvent({ ...event, id, fresh });
  }

  /** @param {any} event */
  signal(event) {
    const { draft } = this.store.state;
    if (event.type === 'place') this.store.set({ place: event });
    if (event.type === 'answer_withdrawn') this.store.set({ draft: null });
    if (event.type === 'answer_piece') {
      const before = draft?.turn === event.turn ? draft?.text ?? '' : '';
      this.store.set({ draft: { turn: event.turn, text: before + event.text } });
    }
    if (event.type === 'typing' && event.by?.role === 'agent') this.othersType();
  }

  othersType() {
    this.store.set({ typing: true });
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.store.set({ typing: false }), TYPING_MS);
  }

  /** @param {string} text */
  say(text) {
    this.outbox.add(text);
  }

  /** @param {import('./outbox.js').Unsent} item */
  async deliver(item) {
    const ref = await this.opened();
    try {
      await this.post('messages', { clientMessageId: item.clientMessageId, text: item.text });
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 409 || this.ref?.id !== ref.id) throw failure;
      await this.open({ previous: ref }); // it ended while this was on its way: writing again begins a new one, linked to it
      await this.post('messages', { clientMessageId: item.clientMessageId, text: item.text });
    }
  }

  async opened() {
    if (this.ref) return this.ref;
    this.opening ??= this.open({}).finally(() => (this.opening = undefined));
    return this.opening;
  }

  /** @param {{previous?: {id: string, token: string}}} more */
  async open(more) {
    const previous = more.previous ?? JSON.parse(kept(`${this.scope}:previous`) ?? 'null') ?? undefined;
    const page = { address: location.href.slice(0, 2000), title: document.title.slice(0, 300) };
    const body = { locale: this.where.locale, channel: 'web', customer: this.whoAsks(), page, previous };
    const { id, token, customerToken } = await request('POST', '/api/v1/conversations', { base: this.where.base, body });
    const ref = { id, token };
    keep(this.scope, JSON.stringify(ref));
    keep(`${this.scope}:previous`, null);
    if (customerToken) keep(`${this.scope}:customer`, customerToken);
    this.adopt(ref);
    this.onEvent({ type: 'started', id });
    return ref;
  }

  /** As the host page names the customer; else by the token the server gave last time, so that a return is recognised. */
  whoAsks() {
    const { id, name, email, token } = this.customer ?? {};
    const known = token ?? (id ? undefined : kept(`${this.scope}:customer`) ?? undefined);
    return id || name || email || known ? { id, name, email, token: known } : undefined;
  }

  /** @param {string} step @param {unknown} [body] */
  post(step, body = {}) {
    const path = `/api/v1/conversations/${encodeURIComponent(this.ref?.id ?? '')}/${step}`;
    return request('POST', path, { base: this.where.base, token: this.ref?.token, body });
  }

  /** Runs an action and keeps its problem for the screen. @param {() => Promise<any>} action */
  async attempt(action) {
    this.store.set({ problem: null });
    try {
      await action();
      return true;
    } catch (failure) {
      const problem = failure instanceof Problem ? failure : new Problem({ status: 0 });
      this.store.set({ problem });
      return false;
    }
  }

  askForPerson() {
    return this.attempt(async () => {
      await this.opened();
      await this.post('handoff');
    });
  }

  /** @param {boolean} solved */
  feedback(solved) {
    return this.attempt(() => this.post('feedback', { solved }));
  }

  /** @param {Record<string, any>} answers */
  rate(answers) {
    return this.attempt(() => this.post('rating', answers));
  }

  end() {
    return this.attempt(() => this.post('close'));
  }

  transcript() {
    const path = `/api/v1/conversations/${encodeURIComponent(this.ref?.id ?? '')}/transcript`;
    return request('GET', path, { base: this.where.base, token: this.ref?.token, text: true });
  }

  typing() {
    const { line, connection } = this.store.state;
    if (line.holder !== 'agent' || connection !== 'open' || Date.now() - (this.toldTyping ?? 0) < TELL_TYPING_MS) return;
    this.toldTyping = Date.now();
    this.post('typing').catch(() => undefined); // a passing signal: losing one costs nothing
  }

  /** Leaves the ended conversation behind; the next word opens a new one that is linked to it. */
  fresh() {
    if (this.ref && !this.store.state.gone) keep(`${this.scope}:previous`, JSON.stringify(this.ref));
    keep(this.scope, null);
    this.adopt(null);
  }
}

function blank() {
  return { line: fold([]), unsent: [], connection: 'none', place: null, draft: null, typing: false, gone: false, problem: null };
}
