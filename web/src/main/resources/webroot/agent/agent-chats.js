// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { due, since } from '../shared/clocks.js';
import { initials } from '../shared/markdown.js';
import { PageElement, icon, t, words } from '../shared/page.js';
import { glance } from './glance.js';

/** More is never seen of it in the list. */
const GLANCED = 160;
/** So many have a key of their own. */
const KEYS = 9;

/** The chats I hold, with what was said last, since when an answer is owed, and what I have not read; whoever takes none (`takes`) is not told that there are none. Tells `look` (conversation id). */
export class AgentChats extends PageElement {
  static properties = { held: { attribute: false }, chats: { attribute: false }, selected: {}, me: {},
    talks: { attribute: false }, read: { attribute: false },
    drafts: { attribute: false }, unsent: { attribute: false }, takes: { type: Boolean } };

  constructor() {
    super();
    /** @type {any[]} */ this.chats = [];
    /** @type {any[]} */ this.held = [];
    this.selected = '';
    this.takes = true;
    this.me = '';
    /** Those that were loaded. @type {Record<string, any>} */ this.talks = {};
    /** @type {Record<string, {agent?: string}>} */ this.read = {};
    /** @type {Record<string, any[]>} */ this.unsent = {};
    /** @type {Record<string, import('./desk-store.js').Draft>} */ this.drafts = {};
  }

  render() {
    return html`${this.takes || this.chats.length ? this.own() : nothing}${this.others()}`;
  }

  own() {
    return html`<section class="column-part" aria-labelledby="chats-title">
      <header><h2 id="chats-title">${t('chats')} ${this.chats.length ? html`<span class="num soft">${this.chats.length}</span>`
        : nothing}</h2></header>
      ${this.chats.length ? html`<ul class="tickets">${repeat(this.chats, (chat) => chat.conversation, (chat, index) =>
        this.chat(chat, index))}</ul>` : html`<p class="nobody">${t('chats.empty')}</p>`}
    </section>`;
  }

  /** What colleagues hold; the server sends it to supervisors only. */
  others() {
    if (!this.held.length) return nothing;
    return html`<section class="column-part" aria-labelledby="held-title"><header><h2 id="held-title">${t('held')} <span
      class="num soft">${this.held.length}</span></h2></header>
      <ul class="tickets">${repeat(this.held, (chat) => chat.conversation, (chat) =>
        html`<li class="ticket ${this.selected === chat.conversation ? 'selected' : ''}"><button class="open" type="button"
        aria-current=${this.selected === chat.conversation ? 'true' : nothing} @click=${() => this.tell('look', chat.conversation)}>
        <span class="line"><b>${chat.customerName || t('anonymous')}</b></span><span class="line soft small"><span
          class="clip">${[t('held.by', { name: chat.agentName ?? chat.agent }),
          words.term('topic', chat.topic)].join(' · ')}</span></span>${this.clock(chat)}</button></li>`)}</ul></section>`;
  }

  /** What could not be sent; the first reply while it is owed, then the end. @param {any} chat */
  clock(chat) {
    const owed = chat.firstReplyDue && !chat.repliedAt;
    const clock = owed ? due(chat.firstReplyDue, 'due.reply') : due(chat.resolutionDue, 'due.end');
    const stuck = this.unsent[chat.conversation]?.some((item) => item.state === 'failed');
    if (clock === nothing && !stuck) return nothing;
    return html`<span class="tags">${stuck ? html`<span class="tag bad">${t('state.failed')}</span>` : nothing}${clock}</span>`;
  }

  /** @param {any} chat @param {number} index */
  chat(chat, index) {
    const id = chat.conversation;
    const { latest, owedSince, unread } = glance(this.talks[id]?.events ?? [], this.read[id]?.agent);
    return html`<li class="ticket ${this.selected === id ? 'selected' : ''}">
      <button class="open chat" type="button" aria-current=${this.selected === id ? 'true' : nothing} @click=${() => this.tell('look', id)}>
        <span class="avatar" aria-hidden="true">${chat.customerName ? initials(chat.customerName) : icon('person')}</span>
        <span class="both"><span class="line"><b>${chat.customerName || t('anonymous')}</b>${owedSince
          ? html`<span class="owed"><span class="sr">${t('chats.owed')} </span>${since(owedSince, t('chats.owed'))}</span>` : nothing}</span>
          <span class="line soft small"><span class="clip" dir="auto">${this.words(chat, latest)}</span>${unread
            ? html`<span class="count" aria-label=${t('unread', { count: unread })}>${unread}</span>` : nothing}${index < KEYS
            ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}</span>${this.clock(chat)}</span>
      </button></li>`;
  }

  /** What I began to write, else what was said last, else what it is about. @param {any} chat @param {any} latest */
  words(chat, latest) {
    const draft = this.drafts[chat.conversation];
    if (draft) return html`<em>${t('draft')}</em> ${draft.text}`;
    if (!latest) return words.term('topic', chat.topic);
    const text = String(latest.text || latest.attachment?.name || '').slice(0, GLANCED);
    if (latest.by?.role === 'customer') return text;
    return t('chats.said', { name: latest.by?.id === this.me ? t('chats.me') : latest.by?.name ?? '', text });
  }
}

customElements.define('agent-chats', AgentChats);
