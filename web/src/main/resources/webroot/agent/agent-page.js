// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tick } from '../shared/clocks.js';
import { keep, kept } from '../shared/i18n.js';
import { onlyOnce } from '../shared/once.js';
import { PageElement, demo, icon, sentenceOf, signedIn, t } from '../shared/page.js';
import '../shared/eh-topbar.js';
import './agent-chats.js';
import './agent-conversation.js';
import './agent-customer.js';
import './agent-dialog.js';
import './agent-offers.js';
import './agent-palette.js';
import './agent-presence.js';
import './agent-queue.js';
import './agent-wrapup.js';
import { Alerts } from './alerts.js';
import { commands } from './commands.js';
import { Desk } from './desk.js';
import { shortcut } from './shortcuts.js';

document.title = `${t('nav.agent')} · Evenhand`;
/** The same each time, so that nothing is drawn anew for it. @type {any[]} */
const NONE = [];
const NO_DRAFT = Object.freeze({ text: '', mode: 'reply' });
const me = await signedIn();
const alerts = new Alerts((id) => desk.select(id));
const desk = new Desk(me, (news) => alerts.tell(news));

/** The console: who waits and what I hold, the conversation, the customer. */
export class AgentPage extends PageElement {
  static properties = { dialog: { state: true }, palette: { state: true }, details: { state: true }, busy: { state: true },
    synthetic: { state: true } };

  constructor() {
    super();
    this.dialog = '';
    this.palette = false;
    this.details = false;
    this.busy = false;
    /** @type {any} */ this.about = null;
    this.synthetic = false;
    this.keysOn = kept('evenhand:keys') !== 'off';
    this.alertsOn = alerts.on;
    this.hears();
  }

  connectedCallback() {
    super.connectedCallback();
    onlyOnce(this, 'agent-dialog form, agent-wrapup form');
    desk.store.subscribe(() => this.requestUpdate());
    document.addEventListener('keydown', (event) => this.key(event));
    document.addEventListener('visibilitychange', () => !document.hidden && desk.seen(desk.state.selected)); // what is open is looked at again
    desk.start();
    const turn = () => desk.select(decodeURIComponent(location.hash.slice(1)));
    addEventListener('popstate', turn);
    if (location.hash.length > 1) turn();
    demo().then((there) => (this.synthetic = Boolean(there)));
    setInterval(() => tick(this), 1000);
  }

  /** What its parts tell, and what comes of it. */
  hears() {
    const id = () => desk.state.selected;
    const acts = /** @type {Record<string, (detail: any) => any>} */ ({
      look: (wanted) => desk.select(wanted),
      take: (wanted) => this.take(wanted),
      decline: (wanted) => desk.decline(wanted),
      next: () => this.next(),
      present: (wish) => desk.present(wish),
      alerts: (on) => this.ring(on),
      back: () => (history.state?.over ? history.back() : desk.select('')),
      details: () => (this.details = !this.details),
      dialog: (kind) => this.ask(kind),
      teach: (event) => this.ask('teach', event),
      shut: () => { this.dialog = ''; this.palette = false; },
      step: ({ kind, body }) => this.step(kind, body),
      keys: (on) => this.keys(on),
      reply: (text) => desk.replies.add(id(), text),
      note: (text) => desk.replies.add(id(), text, 'note'),
      whisper: (text) => desk.replies.add(id(), text, 'whisper'),
      file: (file) => desk.attach(id(), file),
      use: (text) => this.insert(text),
      typed: () => desk.tellTyping(id()),
      drafted: (draft) => desk.draft(id(), draft),
      retry: (key) => desk.replies.retry(id(), key),
      discard: (key) => desk.replies.discard(id(), key),
      urgent: (priority) => this.urge(priority),
      wrapped: (what) => desk.wrappedUp(what),
    });
    for (const [type, act] of Object.entries(acts)) this.addEventListener(type, (/** @type {any} */ event) => act(event.detail));
  }

  get desk() {
    return desk;
  }

  /** Everything I may move through with j and k: my chats, then the line. */
  get order() {
    return [...desk.state.mine, ...desk.state.waiting].map((one) => one.conversation);
  }

  /** Managers may look without taking chats. */
  get takes() {
    return ['agent', 'admin'].some((role) => me.roles?.includes(role));
  }

  get mine() {
    return desk.isMine(desk.state.selected);
  }

  /** Whether what I hold is on the screen, so that single keys may act on it. */
  get atHand() {
    return this.mine && Boolean(desk.state.chats[desk.state.selected]?.events);
  }

  render() {
    const { state } = desk;
    return html`<eh-topbar .me=${state.me} current="agent" .line=${state.line} .synthetic=${this.synthetic}></eh-topbar>
      <main id="main" class="console ${state.selected ? 'has-chat' : ''} ${this.details ? 'has-details' : ''}" tabindex="-1">
        <h1 class="sr">${t('nav.agent')}</h1>
        ${this.left(state)}
        <div class="middle">${this.notice(state)}${state.selected ? this.conversation(state) : this.nothingOpen(state)}</div>
        <aside class="right" aria-label=${t('customer')}>${state.selected
          ? html`<agent-customer .chat=${state.chats[state.selected]} .mine=${this.mine} .ticket=${desk.ticket(state.selected)}></agent-customer>` : nothing}</aside>
      </main>
      <agent-dialog .kind=${this.dialog} .settings=${state.settings} .agents=${state.agents} .me=${state.me.id}
        .problem=${this.dialog ? state.problem : null} .keysOn=${this.keysOn} .about=${this.about}></agent-dialog>
      <agent-palette .shown=${this.palette} .commands=${this.palette ? commands(this) : []}></agent-palette>`;
  }

  /** @param {import('./desk-store.js').Desk} state */
  left(state) {
    const held = state.held.filter((chat) => chat.agent !== state.me.id);
    return html`<aside class="left" aria-label=${t('desk')}>
      ${this.takes ? html`<agent-presence .presence=${state.presence} .load=${state.presence.load ?? state.mine.length} .alerts=${this.alertsOn}
        .elsewhere=${state.elsewhere} .here=${state.here}></agent-presence>
        ${state.presence.status !== 'available' && state.loaded ? html`<p class="quietly">${t('presence.hint')} <button class="linkish"
        type="button" @click=${() => desk.present({ status: 'available' })}>${t('presence.go')}</button></p>` : nothing}` : nothing}
      <agent-offers .offers=${state.offers}></agent-offers>
      <agent-chats .held=${held} .takes=${this.takes} .chats=${state.mine} .selected=${state.selected} .talks=${state.chats}
        .read=${state.read} .drafts=${desk.drafts} .unsent=${state.unsent} .me=${state.me.id}></agent-chats>
      <agent-queue .waiting=${state.waiting} .messages=${state.messages} .lines=${state.lines} .selected=${state.selected}
        .loaded=${state.loaded} .busy=${this.busy} .takes=${this.takes}></agent-queue>
      <div class="foot">${repeat(state.wrapUps, (one) => one.conversation, (one) =>
        html`<agent-wrapup .wrapUp=${one} .dispositions=${state.settings.dispositions}></agent-wrapup>`)}
        <button class="btn quiet small helpkey" type="button" @click=${() => this.ask('help')}><kbd>?</kbd>${t('keys.title')}</button></div>
    </aside>`;
  }

  /** @param {import('./desk-store.js').Desk} state */
  notice(state) {
    if (!state.problem || this.dialog) return nothing;
    return html`<div class="notice-bar" role="alert"><span>${sentenceOf(state.problem)}</span><button class="btn quiet only small" type="button"
      aria-label=${t('close')} @click=${() => desk.store.set({ problem: null })}>${icon('close')}</button></div>`;
  }

  /** @param {import('./desk-store.js').Desk} state */
  conversation(state) {
    const id = state.selected;
    const at = (/** @type {any[]} */ list) => list.some((one) => one.conversation === id);
    return html`<agent-conversation .chat=${state.chats[id]} .talk=${id} .mine=${this.mine} .watched=${(at(state.held) || desk.isBots(id)) && !this.mine}
      .waiting=${this.takes && at(state.waiting)} .unsent=${state.unsent[id] ?? NONE} .read=${state.read[id]?.customer ?? ''}
      .typing=${desk.isTyping(id)} .canned=${state.canned[id] ?? null} .draft=${desk.drafts[id] ?? NO_DRAFT} .files=${me.files !== false}></agent-conversation>`;
  }

  /** @param {import('./desk-store.js').Desk} state */
  nothingOpen(state) {
    const waiting = state.waiting.length;
    return html`<div class="empty">${icon('chat')}<strong>${waiting ? t('open.waiting', { count: waiting })
      : t('open.quiet')}</strong><p>${t(waiting ? 'open.take' : 'open.wait')}</p>
      ${waiting && this.takes ? html`<button class="btn primary" type="button" @click=${this.next}>${t('queue.next')}<kbd>n</kbd></button>`
        : nothing}</div>`;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      this.palette = !this.palette && !this.dialog;
    } else shortcut(event, this);
  }

  async next() {
    if (this.busy || !this.takes) return;
    this.busy = true;
    if (await desk.takeNext()) this.arrive();
    this.busy = false;
  }

  /** What was refused shows the priority there is. @param {number} priority */
  async urge(priority) {
    await desk.step(desk.state.selected, 'priority', { priority }, 'PUT');
    /** @type {any} */ (this.querySelector('agent-customer'))?.requestUpdate();
  }

  /** @param {string} id */
  async take(id) {
    await desk.take(id);
    this.arrive();
  }

  /** The button that was pressed is gone: the conversation it led to has the focus. */
  async arrive() {
    await this.updateComplete;
    await /** @type {any} */ (this.querySelector('agent-dialog'))?.updateComplete; // it gives the focus back to what had it
    const talk = /** @type {any} */ (this.querySelector('agent-conversation'));
    if (talk) talk.arrive();
    else /** @type {HTMLElement} */ (this.querySelector('main')).focus();
  }

  /** @param {string} kind @param {any} [about] */
  ask(kind, about = null) {
    desk.store.set({ problem: null });
    this.about = about;
    this.dialog = kind;
  }

  /** @param {string} mode reply or note */
  write(mode) {
    /** @type {any} */ (this.querySelector('agent-composer'))?.turn(mode);
  }

  /** @param {string} text */
  insert(text) {
    /** @type {any} */ (this.querySelector('agent-composer'))?.insert(text);
  }

  /** @param {string} kind @param {any} body */
  async step(kind, body) {
    const id = desk.state.selected;
    if (kind === 'keep' || kind === 'drop') {
      if (await (kind === 'keep' ? desk.keepReply(body) : desk.dropReply(this.about.id))) this.dialog = '';
      return;
    }
    const done = kind === 'resolve' ? await desk.resolve(id, body.disposition)
      : (await desk.step(id, kind === 'teach' ? 'correction' : kind, body)).done;
    if (!done) return;
    this.dialog = '';
    if (kind !== 'teach' && kind !== 'take-over') desk.draft(id, NO_DRAFT);
    if (kind === 'transfer' || kind === 'return') desk.select('');
    if (kind !== 'teach') this.arrive();
  }

  /** @param {boolean} on */
  async ring(on) {
    await alerts.set(on);
    this.alertsOn = alerts.on;
    this.requestUpdate();
  }

  /** @param {boolean} on */
  keys(on) {
    this.keysOn = on;
    keep('evenhand:keys', on ? null : 'off');
    this.requestUpdate();
  }
}

customElements.define('agent-page', AgentPage);
