// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble } from '../shared/page.js';

/** A section that reads one address, and writes to it what is to change. */
export class SettingsForm extends PageElement {
  static properties = { settings: { state: true }, problem: { state: true }, saved: { state: true } };

  /** @param {string} address */
  constructor(address) {
    super();
    this.address = address;
    /** @type {any} */ this.settings = null;
    /** @type {any} */ this.problem = null;
    this.saved = false;
    /** Controls somebody typed in or chose from. @type {Set<HTMLInputElement>} */
    this.touched = new Set();
    this.addEventListener('input', (event) => this.touched.add(/** @type {HTMLInputElement} */ (event.target)));
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => request('GET', this.address));
  }

  /** @param {() => Promise<any>} action @returns {Promise<boolean>} whether it was done */
  async attempt(action) {
    try {
      this.settings = await guarded(action);
      this.problem = null;
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    }
  }

  /** Made of what was read: what somebody else has changed meanwhile is not overwritten unseen. @param {any} change */
  async put(change) {
    const { version } = this.settings ?? {};
    this.saved = await this.attempt(() => request('PUT', this.address, { body: version ? { ...change, version } : change }));
    if (this.saved) this.touched.clear();
    else if (this.problem?.kind === 'outdated') await this.catchUp();
    return this.saved;
  }

  /** Somebody else was faster: what they changed is shown, what was typed here stays, and both can be saved. */
  async catchUp() {
    const { problem } = this;
    const typed = [...this.touched].map((control) => ({ control, value: control.value, checked: control.checked }));
    await this.attempt(() => request('GET', this.address));
    this.problem = problem;
    await this.updateComplete;
    await Promise.all([...this.querySelectorAll('*')].map((part) => /** @type {any} */ (part).updateComplete));
    for (const { control, value, checked } of typed) Object.assign(control, { value, checked });
  }

  /** What there is to say, and the button. @param {string} [label] */
  foot(label = t('article.save')) {
    return html`${trouble(this.problem)}${this.saved ? html`<p class="told" role="status">${icon('check')}${t('settings.saved')}</p>` : nothing}
      <div class="actions"><button class="btn primary" type="submit">${label}</button></div>`;
  }

  waiting() {
    return this.problem ? trouble(this.problem) : html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
  }
}
