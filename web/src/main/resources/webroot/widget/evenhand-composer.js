// @ts-check
import { icon } from '../shared/icons.js';
import { el } from './dom.js';

const LONGEST = 4000;

/** Where the customer writes: grows with the text, Enter sends, Shift+Enter breaks the line. Tells `say` (text) and `typing`. */
export class EvenhandComposer extends HTMLElement {
  connectedCallback() {
    if (this.area) return;
    this.area = el('textarea', { rows: 1, maxlength: LONGEST, enterkeyhint: 'send', dir: 'auto',
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event), oninput: () => this.input() });
    this.button = el('button', { class: 'send', type: 'submit', disabled: true }, icon('send'));
    const form = el('form', { class: 'composer', onsubmit: (/** @type {Event} */ event) => this.submit(event) }, this.area, this.button);
    this.append(form);
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words */
  show(view, words) {
    const agent = view.line.holder === 'agent' && view.line.agent;
    this.area.placeholder = agent ? words.t('placeholder.agent', { name: agent }) : words.t('placeholder');
    this.area.setAttribute('aria-label', words.t('label'));
    this.button.setAttribute('aria-label', words.t('send'));
    this.hidden = view.line.holder === 'closed' || view.gone;
  }

  focus() {
    this.area.focus({ preventScroll: true });
  }

  input() {
    this.button.disabled = !this.area.value.trim();
    this.area.style.blockSize = 'auto';
    this.area.style.blockSize = `${Math.min(this.area.scrollHeight, 140)}px`;
    if (this.area.value) this.dispatchEvent(new CustomEvent('typing', { bubbles: true }));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return; // isComposing: Enter chooses a Chinese candidate
    this.submit(event);
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const text = this.area.value.trim();
    if (!text) return;
    this.area.value = '';
    this.input();
    this.dispatchEvent(new CustomEvent('say', { detail: text, bubbles: true }));
  }
}

customElements.get('evenhand-composer') ?? customElements.define('evenhand-composer', EvenhandComposer);
