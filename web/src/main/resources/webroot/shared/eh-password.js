// @ts-check
import { html, nothing } from 'lit';
import { request } from './api.js';
import { PageElement, guarded, icon, t, trouble } from './page.js';

/** My own password, changed in a dialog; it takes itself away when it is closed. */
export class EhPassword extends PageElement {
  static properties = { problem: { state: true }, done: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.problem = null;
    this.done = false;
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector('dialog')?.showModal();
  }

  render() {
    return html`<dialog aria-labelledby="password-title" @close=${() => this.remove()}><form method="dialog" @submit=${this.submit}>
      <h2 id="password-title">${t('password')}</h2>${this.done ? html`<p class="told" role="status">${icon('check')}${t('password.done')}</p>
      <div class="actions"><button class="btn" type="button" @click=${this.shut}>${t('close')}</button></div>` : this.fields()}</form></dialog>`;
  }

  fields() {
    const wrong = this.problem?.details?.field === 'current';
    return html`<label class="field"><span>${t('password.current')}</span><input class="input" name="current" type="password" required
        maxlength="256" autocomplete="current-password" autofocus></label>
      <label class="field"><span>${t('password.new')}</span><input class="input" name="password" type="password" required minlength="10"
        maxlength="256" autocomplete="new-password"></label>
      <p class="soft small">${t('password.hint')}</p>
      ${wrong ? html`<p class="problem" role="alert">${t('password.wrong')}</p>` : this.problem ? trouble(this.problem) : nothing}
      <div class="actions"><button class="btn quiet" type="button" @click=${this.shut}>${t('cancel')}</button><button class="btn primary"
        type="submit" ?disabled=${this.busy}>${t('password.do')}</button></div>`;
  }

  shut() {
    this.querySelector('dialog')?.close();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const { current, password } = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    this.busy = true;
    this.problem = null;
    try {
      await guarded(() => request('PUT', '/api/v1/me/password', { body: { current, password } }));
      this.done = true;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(this.done ? 'button' : '[name=current]'))?.focus();
  }
}

customElements.define('eh-password', EhPassword);
