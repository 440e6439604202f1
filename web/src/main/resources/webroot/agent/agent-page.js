// @ts-check
import { html, nothing } from 'lit';
import { keep, kept } from '../shared/i18n.js';
import { PageElement, demo, icon, sentenceOf, signedIn, t, words } from '../shared/page.js';
import '../shared/eh-topbar.js';
import './agent-chats.js';
import './agent-conversation.js';
import './agent-customer.js';
import './agent-dialog.js';
import './agent-presence.js';
import './agent-queue.js';
import { Alerts } from './alerts.js';
import { DeskStore } from './desk-store.js';
import { shortcut } from './shortcuts.js';

document.title = `${t('nav.agent')} · Evenhand`;
const me = await signedIn();
const alerts = new Alerts();
const desk = new DeskStore(me, (news) => alerts.tell(news));

/** The console: who waits and what I hold, the conversation, the customer. */
export class AgentPage extends PageElement {
  static properties = { dialog: { state: true }, details: { state: true }, busy: { state: true }, synthetic: { state: true } };

  constructor() {
    super();
    this.dialog = '';
    this.details = false;
    this.busy = false;
    this.synthetic = false;
    this.keysOn = kept('evenhand:keys') !== 'off';
    this.alertsOn = alerts.on;
  }

  connectedCallback() {
    super.connectedCallback();
    desk.store.subscribe(() => this.requestUpdate());
    document.addEventListener('keydown', (event) => this.keysOn && !this.dialog && shortcut(event, this));
    document.addEventListener('visibilitychange', () => !document.hidden && desk.state.selected
      && desk.store.set({ unread: { ...desk.state.unread, [desk.state.selected]: 0 } }));
    desk.start();
    if (location.hash.length > 1) desk.select(decodeURIComponent(location.hash.slice(1)));
    demo().then((there) => (this.synthetic = Boolean(there)));
    setInterval(() => desk.state.wrapUp && this.requestUpdate(), 1000);
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
    return desk.state.mine.some((chat) => chat.conversation === desk.state.selected);
  }

  render() {
    const { state } = desk;
    return html`<eh-topbar .me=${state.me} current="agent" .line=${state.line} .synthetic=${this.synthetic}></eh-topbar>
      <main id="main" class="console ${state.selected ? 'has-chat' : ''} ${this.details ? 'has-details' : ''}" tabindex="-1"
        @look=${(/** @type {any} */ event) => desk.select(event.detail)} @take=${(/** @type {any} */ event) => desk.take(event.detail)}
          @next=${this.next}
        @present=${(/** @type {any} */ event) => desk.present(event.detail)} @alerts=${this.ring} @back=${() => desk.select('')}
          @details=${() => (this.details = !this.details)}
        @dialog=${(/** @type {any} */ event) => this.ask(event.detail)} @reply=${this.reply} @note=${this.note}
          @typed=${() => desk.tellTyping(state.selected)}
        @drafted=${(/** @type {any} */ event) => desk.draft(state.selected, event.detail)}
          @retry=${(/** @type {any} */ event) => desk.replies.retry(state.selected, event.detail)}
          @discard=${(/** @type {any} */ event) => desk.replies.settle(state.selected, event.detail)}>
        <h1 class="sr">${t('nav.agent')}</h1>
        ${this.left(state)}
        <div class="middle">${this.notice(state)}${state.selected ? this.conversation(state) : this.nothingOpen(state)}</div>
        <aside class="right" aria-label=${t('customer')}>${state.selected
          ? html`<agent-customer .chat=${state.chats[state.selected]}></agent-customer>` : nothing}</aside>
      </main>
      <agent-dialog .kind=${this.dialog} .settings=${state.settings} .agents=${state.agents} .me=${state.me.id}
        .problem=${this.dialog ? state.problem : null} .keysOn=${this.keysOn}
        @shut=${() => (this.dialog = '')} @step=${this.step} @keys=${this.keys}></agent-dialog>`;
  }

  /** @param {import('./desk-store.js').Desk} state */
  left(state) {
    return html`<aside class="left" aria-label=${t('desk')}>
      ${this.takes ? html`<agent-presence .presence=${state.presence} .load=${state.mine.length} .alerts=${this.alertsOn}></agent-presence>
        ${state.presence.status !== 'available' && state.loaded
        ? html`<p class="quietly">${t('presence.hint')} <button class="linkish" type="button"
        @click=${() => desk.present({ status: 'available' })}>${t('presence.go')}</button></p>` : nothing}` : nothing}
      <agent-chats .held=${(state.held ?? []).filter((chat) => chat.agent !== state.me.id)} .chats=${state.mine} .selected=${state.selected}
        .unread=${state.unread} .drafts=${{ ...desk.drafts }}></agent-chats>
      <agent-queue .waiting=${state.waiting} .selected=${state.selected} .loaded=${state.loaded} .busy=${this.busy}
        .takes=${this.takes}></agent-queue>
      ${state.wrapUp ? html`<div class="wrapup" role="status"><span>${t('wrapup')} <span
        class="num">${words.clock((Date.now() - state.wrapUp.since) / 1000)}</span></span><button class="btn small" type="button"
        @click=${() => desk.wrappedUp()}>${t('wrapup.done')}</button></div>` : nothing}
      <button class="btn quiet small helpkey" type="button" @click=${() => this.ask('help')}><kbd>?</kbd>${t('keys.title')}</button>
    </aside>`;
  }

  /** @param {import('./desk-store.js').Desk} state */
  notice(state) {
    if (!state.problem || this.dialog) return nothing;
    const { details } = state.problem;
    const words = details?.holderName ? t('taken', { name: details.holderName }) : sentenceOf(state.problem);
    return html`<div class="notice-bar" role="alert"><span>${words}</span><button class="btn quiet only small" type="button"
      aria-label=${t('close')} @click=${() => desk.store.set({ problem: null })}>${icon('close')}</button></div>`;
  }

  /** @param {import('./desk-store.js').Desk} state */
  conversation(state) {
    const id = state.selected;
    return html`<agent-conversation .chat=${state.chats[id]} .talk=${id} .mine=${this.mine}
      .waiting=${this.takes && state.waiting.some((one) => one.conversation === id)} .unsent=${state.unsent[id] ?? []}
      .typing=${desk.isTyping(id)} .canned=${state.settings.canned ?? []} .draft=${desk.drafts[id] ?? ''}></agent-conversation>`;
  }

  /** @param {import('./desk-store.js').Desk} state */
  nothingOpen(state) {
    const waiting = state.waiting.length;
    return html`<div class="empty">${icon('chat')}<strong>${waiting ? t('open.waiting', { count: waiting })
      : t('open.quiet')}</strong><p>${t(waiting ? 'open.take' : 'open.wait')}</p>
      ${waiting && this.takes ? html`<button class="btn primary" type="button" @click=${this.next}>${t('queue.next')}<kbd>n</kbd></button>`
        : nothing}</div>`;
  }

  async next() {
    if (this.busy || !this.takes) return;
    this.busy = true;
    await desk.takeNext();
    this.busy = false;
  }

  /** @param {string} kind */
  ask(kind) {
    desk.store.set({ problem: null });
    this.dialog = kind;
  }

  /** @param {any} event */
  async step(event) {
    const { kind, body } = event.detail;
    const id = desk.state.selected;
    const done = kind === 'resolve' ? await desk.resolve(id, body.disposition) : (await desk.step(id, kind, body)).done;
    if (!done) return;
    this.dialog = '';
    desk.draft(id, '');
    if (kind !== 'resolve') desk.select('');
  }

  /** @param {any} event */
  reply(event) {
    desk.replies.add(desk.state.selected, event.detail);
  }

  /** @param {any} event */
  note(event) {
    desk.step(desk.state.selected, 'notes', { text: event.detail });
  }

  /** @param {any} event */
  async ring(event) {
    await alerts.set(event.detail);
    this.alertsOn = alerts.on;
    this.requestUpdate();
  }

  /** @param {any} event */
  keys(event) {
    this.keysOn = event.detail;
    keep('evenhand:keys', event.detail ? null : 'off');
    this.requestUpdate();
  }
}

customElements.define('agent-page', AgentPage);
