// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t } from '../shared/page.js';
import { composing } from './canned.js';

/** @typedef {{name: string, keys?: string, act: () => any}} Command */

/** Everything the console can do, found by typing (Ctrl or ⌘ and K). `commands` are what can be done now. Tells `shut`. */
export class AgentPalette extends PageElement {
  static properties = { shown: { type: Boolean }, commands: { attribute: false }, asked: { state: true }, hit: { state: true } };

  constructor() {
    super();
    this.shown = false;
    /** @type {Command[]} */ this.commands = [];
    this.asked = '';
    this.hit = 0;
  }

  get found() {
    const parts = this.asked.toLowerCase().split(/\s+/).filter(Boolean);
    return this.commands.filter((command) => parts.every((part) => command.name.toLowerCase().includes(part))).slice(0, 9);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('shown') || !this.shown) return;
    this.asked = '';
    this.hit = 0;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (this.shown && dialog && !dialog.open) dialog.showModal();
    if (!this.shown && dialog?.open) dialog.close();
  }

  render() {
    const { found } = this;
    return html`<dialog class="palette" aria-label=${t('palette')} @close=${this.closed}>${this.shown
      ? html`<input class="input" type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list"
        aria-activedescendant=${found.length ? `palette-${this.hit}` : nothing} aria-label=${t('palette')} placeholder=${t('palette.hint')}
        autofocus .value=${this.asked} @input=${this.input} @keydown=${this.key}>
      <ul id="palette-list" role="listbox" aria-label=${t('palette')}>${found.map((command, index) =>
        html`<li id="palette-${index}" role="option" aria-selected=${index === this.hit} @click=${() => this.run(command)}><span
        class="clip">${command.name}</span>${command.keys ? html`<kbd>${command.keys}</kbd>` : nothing}</li>`)}</ul>
      ${found.length ? nothing : html`<p class="soft">${t('palette.none')}</p>`}` : nothing}</dialog>`;
  }

  /** Where somebody was writing, Chromium gives back the focus and not the caret: what is typed next would be lost. */
  closed() {
    const back = /** @type {HTMLElement} */ (document.activeElement);
    if (back.matches('textarea, input')) {
      back.blur();
      back.focus();
    }
    if (this.shown) this.tell('shut');
  }

  /** @param {any} event */
  input(event) {
    this.asked = event.target.value;
    this.hit = 0;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { found } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      this.hit = (this.hit + step + found.length) % found.length;
    } else if (event.key === 'Enter' && !composing(event) && found[this.hit]) {
      event.preventDefault();
      this.run(found[this.hit]);
    }
  }

  /** @param {Command} command */
  run(command) {
    this.tell('shut');
    command.act();
  }
}

customElements.define('agent-palette', AgentPalette);
