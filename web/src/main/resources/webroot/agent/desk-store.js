// @ts-check
import { Problem, query, request } from '../shared/api.js';
import { keep, kept } from '../shared/i18n.js';
import { LiveStream } from '../shared/live.js';
import { Store } from '../shared/store.js';
import { guarded, toSignIn } from '../shared/page.js';
import { upTo } from '../shared/entries.js';
import { inOrder } from './glance.js';
import { newId } from '../widget/outbox.js';
import { Replies } from './replies.js';

/**
 * @typedef {{text: string, mode: string}} Draft what was begun in a chat, and as what: reply, note or whisper
 *
 * @typedef {object} Desk everything the console shows
 * @property {any} me @property {{status: string, capacity: number, load?: number}} presence @property {string} elsewhere set when another tab has just chosen it
 * @property {string} here set when this tab has just chosen it over another
 * @property {any[]} waiting @property {any[]} messages left, until opening @property {any[]} offers to me @property {any[]} agents
 * @property {any[]} mine @property {any[]} held @property {{team: string, waiting: number}[]} lines whole lengths
 * @property {Record<string, any[] | null>} canned replies as they would read in each chat of mine; null while they are on their way
 * @property {any} settings @property {string} selected @property {Record<string, any>} chats loaded conversations by id
 * @property {Record<string, any[]>} unsent
 * @property {Record<string, {customer?: string, agent?: string}>} read how far each side has read, by conversation
 * @property {Record<string, number>} typing when the customer last typed
 * @property {string} line state of the live connection @property {boolean} loaded @property {any} problem
 * @property {any[]} wrapUps closed chats I still work on, each until its until
 */

const TYPING_MS = 4500;
/** Room enough to open a chat unasked. */
const WIDE = '(min-width: 64rem)';
/** A chat takes the place of the list. */
const STACKED = '(max-width: 48rem)';
/** So long it is told which tab chose the status: then that tab may be gone. */
const CHOICE_TOLD_MS = 30_000;
const EMPTY = { waiting: [], messages: [], offers: [], agents: [], mine: [], held: [], lines: [], wrapUps: [] };
const SETTINGS = { teams: [], dispositions: ['resolved', 'unresolved', 'spam', 'other'], dispositionRequired: true };

/** What the desk's one stream tells, kept; nothing is assumed before the server said so except replies on their way. */
export class DeskStore {
  /** @param {any} me @param {(event: any) => void} onNews told of customer messages, new tickets and offers, for sound and title */
  constructor(me, onNews) {
    this.onNews = onNews;
    this.tab = newId();
    this.tabSeen = '';
    this.drafts = draftsKept();
    this.replies = new Replies(me.id, (unsent) => this.store.set({ unsent }));
    /** @type {Store<Desk>} */
    this.store = new Store(/** @type {Desk} */ ({ ...EMPTY, me, presence: me.presence ?? { status: 'offline', capacity: 3 }, elsewhere: '', here: '',
      settings: SETTINGS, selected: '', chats: {}, canned: {}, unsent: this.replies.unsent, read: {}, typing: {}, line: 'connecting', loaded: false,
      problem: null }));
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
      .then((settings) => this.store.set({ settings: { ...this.state.settings, ...settings } }), () => undefined); // the built-in ones stay
  }

  /** @param {string} line @param {any} problem */
  connected(line, problem) {
    this.store.set({ line });
    if (line === 'refused' && problem?.status === 401) toSignIn(true);
    if (line !== 'open') return;
    this.refresh();
    for (const id of Object.keys(this.replies.unsent)) this.resume(id);
  }

  /** What was missed while the line was down: of the chats whose events come over it, and of the one looked at. The others are read anew when opened. */
  refresh() {
    const { chats, selected } = this.state;
    const kept = Object.keys(chats).filter((id) => id === selected || this.follows(id));
    this.store.set({ chats: Object.fromEntries(kept.map((id) => [id, chats[id]])) });
    for (const id of kept) this.load(id);
  }

  /** Whether what happens in it comes over the line. @param {string} id */
  follows(id) {
    return this.isMine(id) || id === this.watched;
  }

  /** Sends what is still unsent; a note only once it is known not to have arrived. @param {string} id */
  async resume(id) {
    await this.load(id);
    this.replies.flush(id);
  }

  /** @param {any} message */
  hear(message) {
    if (message.type === 'desk') this.desk(message);
    if (message.type === 'conversation_event') this.event(message.conversation, message.event);
  }

  /** @param {any} message */
  desk(message) {
    const before = this.state;
    const desk = { ...EMPTY, ...message };
    const own = message.me ?? desk.agents.find((/** @type {any} */ agent) => agent.agent === before.me.id);
    const presence = own ? { ...own, status: String(own.status).toLowerCase() } : before.presence;
    const { elsewhere, here } = this.chosen(own?.tab ?? '', presence.status);
    const { waiting, messages, offers, agents, lines, wrapUps } = desk;
    const mine = inOrder(desk.mine, before.mine);
    const held = inOrder(desk.held ?? [], before.held);
    this.store.set({ waiting, messages, offers, agents, mine, held, lines, wrapUps, presence, elsewhere, here, loaded: true });
    if (before.loaded) {
      this.news(before, desk);
      this.gained(before, mine);
    }
    if (!before.selected && mine.length && matchMedia(WIDE).matches) this.select(mine[0].conversation);
    for (const { conversation: id } of mine) {
      if (!(id in before.canned)) this.loadCanned(id);
      if (!this.state.chats[id]) this.load(id); // the list tells what was said last
    }
  }

  /** A chat come to me is read anew: it may be as it was when I looked at it in line. @param {Desk} before @param {any[]} mine */
  gained(before, mine) {
    const held = new Set(before.mine.map((chat) => chat.conversation));
    for (const { conversation: id } of mine) if (!held.has(id) && this.state.chats[id]) this.load(id);
  }

  /** Which tab has just chosen the status: another one while this one looked on, or this one over another. @param {string} tab @param {string} status */
  chosen(tab, status) {
    const { presence, loaded, elsewhere, here } = this.state;
    const overruled = tab === this.tab && this.tabSeen && this.tabSeen !== tab;
    const followed = tab && tab !== this.tab && loaded && (this.tabSeen !== tab || presence.status !== status);
    this.tabSeen = tab;
    if (overruled || followed) {
      clearTimeout(this.choiceTold);
      this.choiceTold = setTimeout(() => this.store.set({ elsewhere: '', here: '' }), CHOICE_TOLD_MS);
    }
    const own = tab === this.tab;
    return { elsewhere: followed || (!own && elsewhere === status) ? status : '', here: overruled || (own && here === status) ? status : '' };
  }

  /** The server fills them in, for this customer and by this agent. @param {string} id */
  async loadCanned(id) {
    this.store.set({ canned: { [id]: null, ...this.state.canned } });
    const canned = await request('GET', `/api/v1/conversations/${encodeURIComponent(id)}/canned`)
      .then((answer) => answer.canned, () => this.state.canned[id] ?? []);
    this.store.set({ canned: { ...this.state.canned, [id]: canned } });
  }

  /** @param {Desk} before @param {any} now */
  news(before, now) {
    const fresh = (/** @type {'offers' | 'waiting'} */ list) => now[list].find((/** @type {any} */ one) =>
      !before[list].some((known) => known.conversation === one.conversation));
    const offer = fresh('offers');
    if (offer) this.onNews({ kind: 'offer', name: offer.customerName });
    else if (fresh('waiting')) this.onNews({ kind: 'ticket', count: now.waiting.length });
  }

  /** @param {string} id @param {any} event */
  event(id, event) {
    if (!event.id) return this.signal(id, event);
    const chat = this.state.chats[id];
    if (chat?.events && !chat.events.some((/** @type {any} */ known) => known.id === event.id)) this.append(id, chat, event);
    if (chat?.heard) this.chat(id, { ...chat, heard: [...chat.heard, this.named(event)] });
    this.replies.settle(id, [event]);
    const customers = event.type === 'customer_said' || (event.type === 'attached' && event.by?.role === 'customer');
    if (!customers) return;
    this.store.set({ typing: { ...this.state.typing, [id]: 0 } });
    if (id === this.state.selected) this.seen(id);
    this.onNews({ kind: 'message', id, text: event.text ?? event.attachment?.name, name: event.by?.name });
  }

  /** @param {string} id @param {any} event */
  signal(id, event) {
    if (event.type === 'typing' && event.by?.role === 'customer') {
      this.store.set({ typing: { ...this.state.typing, [id]: Date.now() } });
      setTimeout(() => this.store.set({}), TYPING_MS + 100);
    }
    if (event.type === 'read' && event.by?.role) this.marks(id, { ...this.state.read[id], [event.by.role]: event.upTo });
  }

  /** @param {string} id @param {{customer?: string, agent?: string}} marks */
  marks(id, marks) {
    this.store.set({ read: { ...this.state.read, [id]: marks } });
  }

  /** @param {string} id @param {any} chat @param {any} event */
  append(id, chat, event) {
    const closed = event.type === 'closed' ? { closedAt: event.at, holder: 'closed' } : {};
    this.chat(id, { ...chat, events: [...chat.events, this.named(event)], conversation: { ...chat.conversation, ...closed } });
  }

  /** A passing on with the name of where to; what is read later carries it already. @param {any} event */
  named(event) {
    if (event.type !== 'transferred') return event;
    const { agents, settings } = this.state;
    const person = agents.find((one) => one.agent === event.toAgent)?.name ?? event.toAgent;
    return { ...event, toAgentName: person, toTeamName: settings.teams.find((/** @type {any} */ one) => one.id === event.toTeam)?.name ?? event.toTeam };
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
  isMine(id) {
    return this.state.mine.some((chat) => chat.conversation === id);
  }

  /** Its place in line, while it waits; or what it would come back to the line with, while somebody holds it. @param {string} id */
  ticket(id) {
    const { waiting, mine, held } = this.state;
    return [...waiting, ...mine, ...held].find((one) => one.conversation === id) ?? null;
  }

  /** In the address. Where a chat takes the list's place, the browser's Back leads out of it. @param {string} id */
  remember(id) {
    const address = id ? `#${id}` : location.pathname;
    const over = id && !this.state.selected && matchMedia(STACKED).matches && location.hash !== address;
    if (over) history.pushState({ over }, '', address);
    else if (location.hash.slice(1) !== id) history.replaceState(id ? history.state : null, '', address);
  }

  /** @param {string} id */
  select(id) {
    this.remember(id);
    this.store.set({ selected: id, problem: null });
    if (!id) return;
    this.watch(id);
    if (this.state.chats[id]?.events) this.seen(id);
    if (!this.state.chats[id]?.events || !this.follows(id)) this.load(id);
  }

  /** Tells the customer that I have read what they wrote; only of chats I hold. @param {string} id */
  seen(id) {
    const said = this.state.chats[id]?.events?.findLast((/** @type {any} */ event) => event.by?.role === 'customer');
    if (!said || !this.isMine(id) || document.hidden || upTo(said.id, this.state.read[id]?.agent)) return;
    this.marks(id, { ...this.state.read[id], agent: said.id });
    request('POST', `/api/v1/conversations/${encodeURIComponent(id)}/read`, { body: { eventId: said.id } })
      .catch(() => undefined); // a comfort for the customer: the next one comes soon
  }

  /** Whether the bot holds it and I may take it over. @param {string} id */
  isBots(id) {
    const { roles = [] } = this.state.me;
    return this.state.chats[id]?.conversation?.holder === 'bot' && ['manager', 'admin'].some((role) => roles.includes(role));
  }

  /** Follows a chat somebody else holds; only supervisors are shown any. @param {string} id */
  watch(id) {
    const held = this.state.held.some((chat) => chat.conversation === id && chat.agent !== this.state.me.id);
    const watched = held || this.isBots(id) ? id : '';
    if (!this.live || watched === (this.watched ?? '')) return;
    this.watched = watched;
    this.live.options.url = `/api/v1/desk/events${query({ watch: watched })}`;
    this.live.connect();
  }

  /** @param {string} id */
  async load(id) {
    if (!this.state.chats[id]) this.chat(id, { loading: true, heard: [] });
    const path = `/api/v1/conversations/${encodeURIComponent(id)}`;
    try {
      const [chat, marks] = await guarded(() => Promise.all([request('GET', path), request('GET', `${path}/read`)]));
      const last = chat.events.at(-1)?.id;
      const { events, heard } = this.state.chats[id] ?? {};
      const later = (events ?? heard ?? []).filter((/** @type {any} */ event) => !upTo(event.id, last)); // heard while this was on its way
      this.chat(id, { ...chat, events: [...chat.events, ...later] });
      this.marks(id, marks);
      if (id === this.state.selected) this.watch(id);
      this.replies.settle(id, chat.events);
      if (id === this.state.selected) this.seen(id);
    } catch (problem) {
      if (!this.state.chats[id]?.events) this.chat(id, { problem });
    }
  }

  /** @param {string} id @param {Draft} draft */
  draft(id, draft) {
    const { [id]: before, ...others } = this.drafts;
    this.drafts = draft.text ? { ...others, [id]: draft } : others;
    keep('evenhand:drafts', JSON.stringify(this.drafts));
  }

  /** @param {unknown} failure */
  failed(failure) {
    const problem = failure instanceof Problem ? failure : new Problem({ status: 0 });
    this.store.set({ problem });
    return problem;
  }
}

/** As they were left; once they were a mere text, which was a reply. @returns {Record<string, Draft>} */
function draftsKept() {
  const all = Object.entries(JSON.parse(kept('evenhand:drafts') ?? '{}'));
  return Object.fromEntries(all.map(([id, draft]) => [id, typeof draft === 'string' ? { text: draft, mode: 'reply' } : draft]));
}
