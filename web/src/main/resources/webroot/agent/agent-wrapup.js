// @ts-check
import { html } from 'lit';
import { PageElement, t, words } from '../shared/page.js';
import { since } from '../shared/clocks.js';

/** After a chat: the time runs until it is said to be done, and the outcome may still be corrected. Tells `wrapped` (disposition). */
export class AgentWrapup extends PageElement {
  static properties = { wrapUp: { attribute: false }, dispositions: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */ this.wrapUp = null;
    /** @type {string[]} */ this.dispositions = [];
  }

  render() {
    const at = new Date(this.wrapUp.since).toISOString();
    return html`<form class="wrapup" role="status" @submit=${this.submit}><span>${t('wrapup')} ${since(at, t('wrapup'))}</span>
      <select name="disposition" aria-label=${t('resolve.disposition')}>${this.dispositions.map((name) =>
        html`<option value=${name} ?selected=${name === this.wrapUp.disposition}>${words.term('disposition', name)}</option>`)}</select>
      <button class="btn small" type="submit">${t('wrapup.done')}</button></form>`;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    this.tell('wrapped', new FormData(/** @type {HTMLFormElement} */ (event.target)).get('disposition'));
  }
}

customElements.define('agent-wrapup', AgentWrapup);
