// @ts-check
import { request } from '../shared/api.js';
import { keep, kept } from '../shared/i18n.js';
import { LiveStream } from '../shared/live.js';
import { Store } from '../shared/store.js';
import { Calls, asProblem } from './calls.js';
import { Outbox } from './outbox.js';
import { fold } from './timeline.js';
import { Uploads } from './uploads.js';

/**
 * @typedef {object} View
 * @property {import('./timeline.js').Timeline} line @property {import('./outbox.js').Unsent[]} unsent
 * @property {import('./uploads.js').Upload[]} uploads
 * @property {import('../shared/live.js').LiveState | 'none'} connection
 * @property {Place | null} place
 * @property {{turn: number, text: string, withdrawn?: boolean} | null} draft an answer while it streams in
 * @property {string[]} corrected ids of answers that came in the place of one that was taken back
 * @property {boolean} typing @property {boolean} reconnecting the agent's connection is lost for the moment
 * @property {{customer?: string, agent?: string}} read how far each side has read, by event id
 * @property {boolean} loading stored events are still on their way @property {boolean} gone the server no longer knows this conversation
 * @property {import('../shared/api.js').Problem | null} problem of the last action
 *
 * @typedef {{position: number, lowSeconds?: number, highSeconds?: number, staffed?: boolean, open?: boolean, opensAt?: string}} Place
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
    this.store = new Store(/** @type {View} */ ({ ...blank(), unsent: [], uploads: [], loading: false }));
    /** @type {(detail: any) => void} */ this.onEvent = () => undefined;
    this.outbox = new Outbox(`${this.scope}:unsent`, (unsent) => this.store.set({ unsent }), (item) => this.deliver(item));
    this.uploads = new Uploads((uploads) => this.store.set({ uploads }), (file, key) => this.upload(file, key));
    addEventListener('storage', (event) => this.elsewhere(event.key));
    addEventListener('online', () => [this.outbox.flush(), this.uploads.again()]);
    addEventListener('pageshow', (event) => event.persisted && this.woken());
    this.adopt(this.known());
    this.outbox.flush();
  }

  /** Another tab began a conversation, left one, or has something to send. @param {string | null} key */
  elsewhere(key) {
    if (key === this.scope) this.adopt(this.known());
    if (key === this.outbox.key) this.outbox.reload();
  }

  /** A page the browser kept aside heard nothing of other tabs; another person may have signed in. */
  woken() {
    this.adopt(this.known());
    this.outbox.reload();
  }

  known() {
    return /** @type {import('./calls.js').Ref | null} */ (JSON.parse(kept(this.scope) ?? 'null'));
  }

  /** Follows the given conversation, or none. @param {import('./calls.js').Ref | null} ref @param {boolean} [begun] whether it began just now */
  adopt(ref, begun = false) {
    if (ref?.id === this.ref?.id && this.live) return;
    this.live?.stop();
    this.ref = ref;
    this.calls = ref ? new Calls(this.where.base, ref) : null;
    this.events = [];
    this.live = undefined;
    this.store.set({ ...blank(), unsent: this.outbox.items, loading: Boolean(ref) && !begun });
    if (ref) this.follow(ref);
  }

  /** @param {import('./calls.js').Ref} ref */
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
    this.calls?.get('read').then((read) => {
      this.marked = true;
      this.store.set({ read });
    }, () => undefined); // marks are a comfort; the next one comes live
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
    const { draft, typing, place, reconnecting, corrected } = this.store.state;
    const corrects = draft?.withdrawn && event.type === 'bot_answered' && event.turn === draft.turn;
    this.store.set({
      line,
      corrected: corrects ? [...corrected, id] : corrected,
      draft: /^bot_/.test(event.type) || line.holder !== 'bot' || draft?.turn !== line.turn ? null : draft,
      typing: event.type === 'agent_said' ? false : typing,
      place: line.holder === 'queue' ? place : null,
      reconnecting: reconnecting && line.holder === 'agent' && event.type !== 'agent_said',
    });
    this.onEvent({ ...event, id, fresh });
  }

  /** @param {any} event */
  signal(event) {
    const { draft, read } = this.store.state;
    if (event.type === 'place') this.store.set({ place: event });
    if (event.type === 'answer_withdrawn' && this.awaits(event.turn)) this.store.set({ draft: { turn: event.turn, text: '', withdrawn: true } });
    if (event.type === 'agent_reconnecting' || event.type === 'agent_back') this.store.set({ reconnecting: event.type !== 'agent_back' });
    if (event.type === 'read' && event.by?.role) this.store.set({ read: { ...read, [event.by.role]: event.upTo } });
    if (event.type === 'answer_piece' && this.awaits(event.turn)) {
      const before = draft?.turn === event.turn && !draft?.withdrawn ? draft?.text ?? '' : '';
      this.store.set({ draft: { turn: event.turn, text: before + event.text } });
    }
    if (event.type === 'typing' && event.by?.role === 'agent') this.othersType();
  }

  /** Whether the bot is still to answer that turn: not once somebody else has the word, or the customer wrote on. @param {number} turn */
  awaits(turn) {
    const { line } = this.store.state;
    return line.holder === 'bot' && line.thinking && turn === line.turn;
  }

  othersType() {
    this.store.set({ typing: true });
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.store.set({ typing: false }), TYPING_MS);
  }

  /** How many words of people the customer has not seen. */
  unseen() {
    const { read, loading } = this.store.state;
    return loading || !this.marked ? 0 : this.events.filter((event) => event.type === 'agent_said' && later(event.id, read.customer)).length;
  }

  /** Tells that everything so far was seen; once for each new word of a person. */
  seen() {
    const last = this.events.findLast((event) => event.type === 'agent_said' || (event.type === 'attached' && event.by?.role === 'agent'));
    if (!last || last.id === this.told || !later(last.id, this.store.state.read.customer)) return;
    this.told = last.id;
    this.calls?.post('read', { eventId: last.id }).then(() => this.store.set({ read: { ...this.store.state.read, customer: last.id } }),
      () => (this.told = undefined)); // tried again with the next word
  }

  /** @param {string} text */
  say(text) {
    this.outbox.add(text);
  }

  /** @param {import('./outbox.js').Unsent} item */
  deliver({ clientMessageId, text }) {
    return this.inOpen((calls) => calls.post('messages', { clientMessageId, text }));
  }

  /** @param {File} file @param {string} clientMessageId */
  upload(file, clientMessageId) {
    return this.inOpen((calls) => calls.upload(file, clientMessageId));
  }

  /** In the conversation as it is; where it ended meanwhile, in a new one linked to it. @param {(calls: Calls) => Promise<any>} step */
  async inOpen(step) {
    const calls = await this.opened();
    try {
      await step(calls);
    } catch (failure) {
      if (asProblem(failure).status !== 409 || this.calls !== calls) throw failure;
      await step(await this.begin(calls.ref));
    }
  }

  /** @returns {Promise<Calls>} */
  async opened() {
    if (this.calls) return this.calls;
    this.opening ??= this.begin().finally(() => (this.opening = undefined));
    return this.opening;
  }

  /** A new conversation, or the one another tab began meanwhile. @param {import('./calls.js').Ref} [previous] that has ended @returns {Promise<Calls>} */
  begin(previous) {
    return alone(this.scope, async () => {
      const known = this.known();
      if (!known || known.id === previous?.id) return this.open({ previous });
      this.adopt(known);
      return /** @type {Calls} */ (this.calls);
    });
  }

  /** @param {{previous?: import('./calls.js').Ref}} more @returns {Promise<Calls>} */
  async open(more) {
    const previous = more.previous ?? JSON.parse(kept(`${this.scope}:previous`) ?? 'null') ?? undefined;
    const page = { address: location.href.slice(0, 2000), title: document.title.slice(0, 300) };
    const body = { locale: this.where.locale, channel: 'web', customer: this.whoAsks(), page, previous };
    const { id, token, customerToken } = await request('POST', '/api/v1/conversations', { base: this.where.base, body });
    const ref = { id, token };
    keep(this.scope, JSON.stringify(ref));
    keep(`${this.scope}:previous`, null);
    if (customerToken) keep(`${this.scope}:customer`, customerToken);
    this.adopt(ref, true);
    this.onEvent({ type: 'started', id });
    return /** @type {Calls} */ (this.calls);
  }

  /** As the host page names the customer; else by the token the server gave last time, so that a return is recognised. What is no e-mail address is left out: a chat is not refused for it. */
  whoAsks() {
    const { id, name, token } = this.customer ?? {};
    const email = this.customer?.email?.match(/^[^@\s]+@[^@\s]+$/)?.[0];
    const known = token ?? (id ? undefined : kept(`${this.scope}:customer`) ?? undefined);
    return id || name || email || known ? { id, name, email, token: known } : undefined;
  }

  /** Runs an action and keeps its problem for the screen. @param {() => Promise<any>} action */
  async attempt(action) {
    this.store.set({ problem: null });
    try {
      await action();
      return true;
    } catch (failure) {
      this.store.set({ problem: asProblem(failure) });
      return false;
    }
  }

  /** A step of the protocol, opening the conversation where there is none. @param {string} name @param {any} [body] */
  step(name, body) {
    return this.attempt(async () => (await this.opened()).post(name, body));
  }

  typing() {
    const { line, connection } = this.store.state;
    if (line.holder !== 'agent' || connection !== 'open' || Date.now() - (this.toldTyping ?? 0) < TELL_TYPING_MS) return;
    this.toldTyping = Date.now();
    this.calls?.post('typing').catch(() => undefined); // a passing signal: losing one costs nothing
  }

  /** Leaves the ended conversation behind; the next word opens a new one that is linked to it. */
  fresh() {
    if (this.ref && !this.store.state.gone) keep(`${this.scope}:previous`, JSON.stringify(this.ref));
    keep(this.scope, null);
    this.adopt(null);
  }
}

/** Runs it while no other tab does; browsers without locks do not wait. @template T @param {string} name @param {() => Promise<T>} act @returns {Promise<T>} */
function alone(name, act) {
  return navigator.locks ? navigator.locks.request(name, act) : act();
}

function blank() {
  return { line: fold([]), connection: 'none', place: null, draft: null, corrected: [], typing: false, reconnecting: false, read: {}, gone: false,
    problem: null };
}

/** Whether an entry id comes after another, or after nothing. @param {string} id @param {string | undefined} other */
export function later(id, other) {
  if (!other) return true;
  const [time, sequence = 0] = id.split('-').map(Number);
  const [otherTime, otherSequence = 0] = other.split('-').map(Number);
  return time > otherTime || (time === otherTime && sequence > otherSequence);
}
