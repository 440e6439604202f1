// @ts-check
import { Problem, query, request } from '../shared/api.js';
import { keep, kept } from '../shared/i18n.js';
import { LiveStream } from '../shared/live.js';
import { Store } from '../shared/store.js';
import { guarded, toSignIn } from '../shared/page.js';
import { Replies } from './replies.js';

/**
 * @typedef {object} Desk everything the console shows
 * @property {any} me @property {{status: string, capacity: number}} presence @property {any[]} waiting @property {any[]} agents @property
 * {any[]} mine @property {any[]} held
 * @property {any} settings @property {string} selected @property {Record<string, any>} chats loaded conversations by id
 * @property {Record<string, any[]>} unsent @property {Record<string, number>} unread @property {Record<string, number>} typing when the
 * customer last typed
 * @property {string} line state of the live connection @property {boolean} loaded @property {any} problem @property {{id: string, since:
 * number} | null} wrapUp
 */

const TYPING_MS = 4500;
const TELL_TYPING_MS = 3000;

/**
 * The agent's desk: one stream for everything, every step a request, nothing assumed before the server said so except replies on their way.
 */
export class DeskStore {
  /** @param {any} me @param {(event: any) => void} onNews told of customer messages and new tickets, for sound and title */
  constructor(me, onNews) {
    this.onNews = onNews;
    this.drafts = JSON.parse(kept('evenhand:drafts') ?? '{}');
    this.replies = new Replies((unsent) => this.store.set({ unsent }));
    const presence = me.presence ?? { status: 'offline', capacity: 3 };
    /** @type {Store<Desk>} */
    this.store = new Store(/** @type {Desk} */ ({ me, presence, waiting: [], agents: [], mine: [], held: [],
      settings: { teams: [], dispositions: ['resolved', 'unresolved', 'spam', 'other'], canned: [] },
      selected: '', chats: {}, unsent: {}, unread: {}, typing: {}, line: 'connecting', loaded: false, problem: null, wrapUp: null }));
  }

  get state() {
    return this.store.state;
  }

  start() {
    this.live = new LiveStream({
      url: '/api/v1/desk/events',
      onEvent: (message) => this.hear(message),
      onState: (line, problem) => this.connected(line, problem),
    }).start();
    request('GET', '/api/v1/desk/settings')
      .then((settings) => this.store.set({ settings: { ...this.state.settings, ...settings } }), () =>
      undefined); // the built-in dispositions stay
  }

  /** @param {string} line @param {any} problem */
  connected(line, problem) {
    this.store.set({ line });
    if (line === 'refused' && problem?.status === 401) toSignIn();
    if (line !== 'open') return;
    for (const id of Object.keys(this.state.chats)) this.load(id); // what was missed while the line was down
    this.replies.flushAll();
  }

  /** @param {any} message */
  hear(message) {
    if (message.type === 'desk') this.desk(message);
    if (message.type === 'conversation_event') this.event(message.conversation, message.event);
  }

  /** @param {any} message */
  desk({ waiting = [], agents = [], mine = [], held = [] }) {
    const own = agents.find((/** @type {any} */ agent) => agent.agent === this.state.me.id);
    const presence = own ? { status: String(own.status).toLowerCase(), capacity: own.capacity } : this.state.presence;
    const grown = this.state.loaded
      && waiting.some((/** @type {any} */ ticket) => !this.state.waiting.some((known) => known.conversation === ticket.conversation));
    this.store.set({ waiting, agents, mine, held, presence, loaded: true });
    if (grown) this.onNews({ kind: 'ticket', count: waiting.length });
    if (!this.state.selected && mine.length && matchMedia('(min-width: 64rem)').matches) this.select(mine[0].conversation);
  }

  /** @param {string} id @param {any} event */
  event(id, event) {
    if (!event.id) return event.type === 'typing' && this.typing(id, event);
    const chat = this.state.chats[id];
    if (chat?.events && !chat.events.some((/** @type {any} */ known) => known.id === event.id)) this.append(id, chat, event);
    if (event.clientMessageId) this.replies.settle(id, event.clientMessageId);
    if (event.type !== 'customer_said') return;
    this.store.set({ typing: { ...this.state.typing, [id]: 0 } });
    if (id !== this.state.selected || document.hidden) this.store.set({ unread: { ...this.state.unread,
      [id]: (this.state.unread[id] ?? 0) + 1 } });
    this.onNews({ kind: 'message', id, text: event.text, name: event.by?.name });
  }

  /** @param {string} id @param {any} chat @param {any} event */
  append(id, chat, event) {
    const closed = event.type === 'closed' ? { closedAt: event.at, holder: 'closed' } : {};
    this.chat(id, { ...chat, events: [...chat.events, event], conversation: { ...chat.conversation, ...closed } });
  }

  /** @param {string} id @param {any} event */
  typing(id, event) {
    if (event.by?.role !== 'customer') return;
    this.store.set({ typing: { ...this.state.typing, [id]: Date.now() } });
    setTimeout(() => this.store.set({}), TYPING_MS + 100);
  }

  /** @param {string} id */
  isTyping(id) {
    return Date.now() - (this.state.typing[id] ?? 0) < TYPING_MS;
  }

  /** @param {string} id @param {any} chat */
  chat(id, chat) {
    this.store.set({ chats: { ...this.state.chats, [id]: chat } });
  }

  /** @param {string} id */
  select(id) {
    this.store.set({ selected: id, unread: { ...this.state.unread, [id]: 0 }, problem: null });
    history.replaceState(null, '', id ? `#${id}` : location.pathname);
    if (!id) return;
    this.watch(id);
    if (!this.state.chats[id]?.events) this.load(id);
  }

  /** Follows a chat somebody else holds; only supervisors are shown any. @param {string} id */
  watch(id) {
    const watched = this.state.held.some((chat) => chat.conversation === id && chat.agent !== this.state.me.id) ? id : '';
    if (!this.live || watched === (this.watched ?? '')) return;
    this.watched = watched;
    this.live.options.url = `/api/v1/desk/events${query({ watch: watched })}`;
    this.live.connect();
  }

  /** @param {string} id */
  async load(id) {
    if (!this.state.chats[id]) this.chat(id, { loading: true });
    try {
      const chat = await guarded(() => request('GET', `/api/v1/conversations/${encodeURIComponent(id)}`));
      this.chat(id, chat);
      for (const event of chat.events) if (event.clientMessageId) this.replies.settle(id, event.clientMessageId);
    } catch (problem) {
      if (!this.state.chats[id]?.events) this.chat(id, { problem });
    }
  }

  /** @param {string} method @param {string} path @param {any} [body] */
  async act(method, path, body = {}) {
    this.store.set({ problem: null });
    try {
      return { done: true, answer: await guarded(() => request(method, path, { body })) };
    } catch (failure) {
      const problem = failure instanceof Problem ? failure : new Problem({ status: 0 });
      this.store.set({ problem });
      return { done: false, problem };
    }
  }

  /** @param {string} id @param {string} step @param {any} [body] */
  async step(id, step, body) {
    const outcome = await this.act('POST', `/api/v1/conversations/${encodeURIComponent(id)}/${step}`, body);
    if (outcome.done && this.state.chats[id]) this.load(id); // a chat I gave away no longer comes over the stream
    return outcome;
  }

  /** @param {{status?: string, capacity?: number}} wish */
  async present(wish) {
    const presence = { ...this.state.presence, ...wish };
    const before = this.state.presence;
    this.store.set({ presence });
    const { done, answer } = await this.act('PUT', '/api/v1/me/presence', presence);
    this.store.set({ presence: done ? { ...presence, ...answer } : before });
  }

  async takeNext() {
    const { answer } = await this.act('POST', '/api/v1/desk/accept');
    if (answer?.conversation) this.taken(answer.conversation.id);
    return Boolean(answer);
  }

  /** @param {string} id */
  async take(id) {
    const { done } = await this.step(id, 'accept');
    if (done) this.taken(id);
  }

  /** @param {string} id */
  taken(id) {
    this.select(id);
    this.load(id);
  }

  /** @param {string} id @param {string} disposition */
  async resolve(id, disposition) {
    const { done } = await this.step(id, 'resolve', { disposition });
    if (done) this.store.set({ wrapUp: { id, since: Date.now() } });
    return done;
  }

  async wrappedUp() {
    const { wrapUp } = this.state;
    if (!wrapUp) return;
    this.store.set({ wrapUp: null });
    await this.step(wrapUp.id, 'wrap-up', { seconds: Math.round((Date.now() - wrapUp.since) / 1000) });
  }

  /** @param {string} id @param {string} text */
  draft(id, text) {
    if (text) this.drafts[id] = text;
    else delete this.drafts[id];
    keep('evenhand:drafts', JSON.stringify(this.drafts));
  }

  /** @param {string} id */
  tellTyping(id) {
    if (Date.now() - (this.toldTyping ?? 0) < TELL_TYPING_MS) return;
    this.toldTyping = Date.now();
    request('POST', `/api/v1/conversations/${encodeURIComponent(id)}/typing`, { body: {} })
      .catch(() => undefined); // a passing signal: losing one costs nothing
  }
}
