// @ts-check
import { html } from 'lit';
import { PageElement, icon, t } from '../shared/page.js';
import { composing } from './canned.js';

/**
 * What a supervisor may do in a chat a colleague holds: a word only staff see, or take it over. `draft`
 * ({text}) is what was begun. Tells `whisper` (text), `drafted` ({text, mode}) and `dialog`.
 */
export class AgentWhisper extends PageElement {
  static properties = { draft: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./desk-store.js').Draft} */ this.draft = { text: '', mode: 'whisper' };
  }

  get area() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  firstUpdated() {
    this.area.value = this.draft.text;
  }

  render() {
    return html`<form class="composer note" @submit=${this.submit}>
      <textarea rows="1" maxlength="2000" dir="auto" aria-label=${t('whisper.label')} placeholder=${t('whisper.hint')}
        @keydown=${this.key} @input=${this.drafted}></textarea>
      <div class="under"><span class="soft small hint">${t('whisper.watching')}</span>
        <button class="btn small" type="button" @click=${() => this.tell('dialog', 'take-over')}>${icon('transfer')}${t('take-over')}</button>
        <button class="btn primary small" type="submit">${t('whisper')}</button></div></form>`;
  }

  drafted() {
    this.tell('drafted', { text: this.area.value, mode: 'whisper' });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !composing(event)) this.submit(event);
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const text = this.area.value.trim();
    if (!text) return;
    this.area.value = '';
    this.drafted();
    this.tell('whisper', text);
  }
}

customElements.define('agent-whisper', AgentWhisper);
