// @ts-check
import { html, nothing } from 'lit';
import { PageElement, icon, t } from '../shared/page.js';

/**
 * A step that cannot be taken back, in two: what it does, then whether it is meant, with a way out that has the focus. `label` is what it
 * does, `sure` what is pressed second, `name` to what (for readers), `sign` an icon in the label's place. Tells `sure`.
 */
export class ManagerSure extends PageElement {
  static properties = { label: {}, sure: {}, name: {}, sign: {}, doubt: { state: true } };

  constructor() {
    super();
    this.label = '';
    this.sure = '';
    this.name = '';
    this.sign = '';
    this.doubt = false;
  }

  render() {
    if (!this.doubt) return this.first();
    return html`<span class="sure" @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.turn(false)}><button
      class="btn small" type="button" @click=${() => this.turn(false)}>${t('cancel')}</button><button class="btn small danger" type="button"
      @click=${this.go}>${this.sure}<span class="sr"> ${this.name}</span></button></span>`;
  }

  first() {
    const label = `${this.label} ${this.name}`.trim();
    return html`<button class="btn quiet small ${this.sign ? 'only' : 'danger'}" type="button" aria-label=${this.sign ? label : nothing}
      @click=${() => this.turn(true)}>${this.sign ? icon(this.sign) : html`${this.label}<span class="sr"> ${this.name}</span>`}</button>`;
  }

  /** @param {boolean} doubt */
  async turn(doubt) {
    this.doubt = doubt;
    await this.updateComplete;
    this.querySelector('button')?.focus();
  }

  go() {
    this.doubt = false;
    this.tell('sure');
  }
}

customElements.define('manager-sure', ManagerSure);
