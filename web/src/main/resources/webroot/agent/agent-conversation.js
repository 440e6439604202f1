// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { PageElement, icon, t, trouble, words } from '../shared/page.js';
import '../shared/eh-transcript.js';
import './agent-composer.js';
import './agent-whisper.js';

const NEAR_PX = 80;

/**
 * The conversation in the middle: why it came here on top, all that was said, and the place to write when it is mine.
 * Tells `back`, `details`, `take`, `dialog` (transfer, return, resolve) and passes on what the composer and the transcript tell.
 */
export class AgentConversation extends PageElement {
  static properties = { chat: { attribute: false }, talk: {}, read: {}, watched: { type: Boolean }, mine: { type: Boolean }, waiting: { type: Boolean },
    unsent: { attribute: false }, typing: { type: Boolean }, canned: { attribute: false }, draft: { attribute: false }, files: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */ this.chat = null;
    this.talk = '';
    this.read = '';
    this.watched = false;
    this.mine = false;
    this.waiting = false;
    /** @type {any[]} */ this.unsent = [];
    this.typing = false;
    /** @type {any[] | null} */ this.canned = [];
    this.files = true;
    this.follow = true;
    /** @type {import('./desk-store.js').Draft} */ this.draft = { text: '', mode: 'reply' };
  }

  get scroller() {
    return this.querySelector('.scroll');
  }

  /** The focus goes to whose conversation it is, as soon as that is known. */
  arrive() {
    this.arriving = true;
    this.requestUpdate();
  }

  /** Whether the end is looked at; measured while somebody scrolls, since measuring before each change lays out the whole conversation. */
  scrolled() {
    const view = /** @type {HTMLElement} */ (this.scroller);
    this.follow = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR_PX;
  }

  /** A picture has come and made the page longer; load does not bubble, so it is caught on the way down. */
  get loaded() {
    return { capture: true, handleEvent: () => this.follow && this.scroller.scrollTo(0, this.scroller.scrollHeight) };
  }

  /** @param {Map<string, any>} changed */
  updated(changed) {
    const grown = ['chat', 'unsent', 'talk', 'read', 'typing'].some((part) => changed.has(part));
    const view = this.scroller;
    const name = this.arriving && /** @type {HTMLElement | null} */ (this.querySelector('.top h2'));
    if (name) {
      this.arriving = false;
      name.focus({ preventScroll: true });
    }
    if (changed.has('talk')) this.follow = true;
    if (grown && view && this.follow) requestAnimationFrame(() => (view.scrollTop = view.scrollHeight));
  }

  render() {
    const { chat } = this;
    if (!chat || chat.loading) return html`<div class="scroll loading" aria-busy="true" aria-label=${t('loading')}><div class="bone"></div>
      <div class="bone"></div><div class="bone"></div></div>`;
    if (chat.problem) return html`<div class="scroll">${trouble(chat.problem)}</div>`;
    const { conversation, events } = chat;
    const name = conversation.customer?.name || t('anonymous');
    return html`${this.top(conversation, name)}
      <div class="scroll" tabindex="0" role="region" aria-label=${t('conversation')} @load=${this.loaded}
        @scroll=${this.scrolled}>${this.brief(conversation.request, events)}<eh-transcript .events=${events} .unsent=${this.unsent}
        .typing=${this.typing ? name : ''} .talk=${this.talk} .customer=${conversation.customer?.name ?? ''}
        .read=${this.read} .teaches=${this.mine}></eh-transcript></div>
      ${this.foot(conversation)}`;
  }

  /** @param {any} conversation @param {string} name */
  top(conversation, name) {
    const button = (/** @type {string} */ what, /** @type {string} */ sign) =>
      html`<button class="btn quiet small" type="button" @click=${() => this.tell('dialog', what)}
      title=${t(`${what}.title`)} aria-label=${t(what)}>${icon(sign)}<span class="long">${t(what)}</span></button>`;
    return html`<header class="top">
      <button class="btn quiet only back" type="button" aria-label=${t('back')} @click=${() => this.tell('back')}>${icon('left')}</button>
      <div class="titles"><h2 class="clip" tabindex="-1">${name}</h2>
        <p class="soft small clip">${[words.term('topic', conversation.topic), words.language(conversation.locale || 'en'),
        words.term('channel', conversation.channel)].filter(Boolean).join(' · ')}</p></div>
      ${this.mine ? html`${button('transfer', 'transfer')}${button('return', 'bot')}<button class="btn small" type="button" aria-label=${t('resolve')}
        @click=${() => this.tell('dialog', 'resolve')}>${icon('check')}<span>${t('resolve')}</span></button>` : nothing}
      <button class="btn quiet only small details" type="button" aria-label=${t('details')}
        @click=${() => this.tell('details')}>${icon('person')}</button>
    </header>`;
  }

  /** Why it came to people, and what they should know, with the nearest article and how near it was; a later summary counts. @param {any} request @param {any[]} events */
  brief(request, events) {
    if (!request?.reason) return nothing;
    const summary = events.findLast((event) => event.type === 'summarised')?.summary || request.summary;
    return html`<section class="brief" tabindex="0" aria-label=${t('brief')}>
      <p><strong>${words.term('reason', request.reason)}</strong></p>
      ${summary ? html`<p class="summary" dir="auto">${summary}</p>` : nothing}</section>`;
  }

  /** @param {any} conversation */
  foot(conversation) {
    if (this.mine) return html`${keyed(this.talk,
      html`<agent-composer .canned=${this.canned} .locale=${conversation.locale} .draft=${this.draft} .files=${this.files}></agent-composer>`)}`;
    const closed = conversation.holder === 'closed' || conversation.closedAt;
    if (this.watched && !closed) return html`${keyed(this.talk, html`<agent-whisper .draft=${this.draft}></agent-whisper>`)}`;
    return html`<footer class="notmine"><span>${t(closed ? 'closed.note' : this.waiting ? 'waiting.note' : 'other.note')}</span>
      ${this.waiting ? html`<button class="btn primary" type="button"
        @click=${() => this.tell('take', this.talk)}>${t('queue.take')}</button>` : nothing}</footer>`;
  }
}

customElements.define('agent-conversation', AgentConversation);
