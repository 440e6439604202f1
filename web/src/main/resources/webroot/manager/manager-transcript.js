// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import '../shared/eh-transcript.js';

/** One conversation beside the list: what was said, and why the bot did what it did. Tells `shut`. */
export class ManagerTranscript extends PageElement {
  static properties = { conversation: {}, chat: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.conversation = '';
    /** @type {any} */ this.chat = null;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('conversation')) this.load();
  }

  async load() {
    const { conversation } = this;
    this.chat = null;
    this.problem = null;
    try {
      const chat = await guarded(() => request('GET', `/api/v1/conversations/${encodeURIComponent(conversation)}`));
      if (conversation === this.conversation) this.chat = chat;
    } catch (problem) {
      if (conversation === this.conversation) this.problem = problem;
    }
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.drawer'))?.focus();
  }

  render() {
    const { conversation } = this.chat ?? {};
    return html`<aside class="drawer" tabindex="-1" aria-label=${t('conversation')}
      @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.tell('shut')}>
      <header><div class="titles"><h2>${conversation ? conversation.customer?.name || t('anonymous') : t('conversation')}</h2>
        ${conversation ? html`<p class="soft small">${[words.dateTime(conversation.startedAt), words.term('topic', conversation.topic),
          words.language(conversation.locale || 'en')].join(' · ')}</p>` : nothing}</div>
        <button class="btn quiet only" type="button" aria-label=${t('close')}
          @click=${() => this.tell('shut')}>${icon('close')}</button></header>
      ${this.body()}</aside>`;
  }

  body() {
    if (this.problem?.status === 404) return html`<div
      class="empty">${icon('list')}<strong>${t('transcript.none')}</strong><p>${t('transcript.none.hint')}</p></div>`;
    if (this.problem) return trouble(this.problem);
    if (!this.chat) return html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    return html`<eh-transcript .events=${this.chat.events} .talk=${this.chat.conversation?.id ?? ''}
      .customer=${this.chat.conversation?.customer?.name ?? ''}></eh-transcript>`;
  }
}

customElements.define('manager-transcript', ManagerTranscript);
