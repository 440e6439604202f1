// @ts-check
import { html } from 'lit';
import { PageElement, t, words } from '../shared/page.js';
import { due, since } from '../shared/clocks.js';

/**
 * After a chat: the time runs until it is said to be done or is over, and the outcome may still be corrected. Tells `wrapped`
 * ({id, disposition}).
 */
export class AgentWrapup extends PageElement {
  static properties = { wrapUp: { attribute: false }, dispositions: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */ this.wrapUp = null;
    /** @type {string[]} */ this.dispositions = [];
  }

  render() {
    const { since: begun, until, customerName, disposition } = this.wrapUp;
    return html`<form class="wrapup" aria-label=${t('wrapup')} @submit=${this.submit}><span class="clip">${t('wrapup')} · ${customerName
      || t('anonymous')} ${since(begun, t('wrapup'))}</span>${due(until, 'due.wrapup')}
      <select name="disposition" aria-label=${t('resolve.disposition')}>${this.dispositions.map((name) =>
        html`<option value=${name} ?selected=${name === disposition}>${words.term('disposition', name)}</option>`)}</select>
      <button class="btn small" type="submit">${t('wrapup.done')}</button></form>`;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const disposition = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('disposition');
    this.tell('wrapped', { id: this.wrapUp.conversation, disposition });
  }
}

customElements.define('agent-wrapup', AgentWrapup);
