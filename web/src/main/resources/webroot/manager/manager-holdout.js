// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';

const USUAL_PERCENT = 10;

/** Starts and stops the holdout, and says for which share; administrators only. */
export class ManagerHoldout extends PageElement {
  static properties = { share: { state: true }, problem: { state: true }, saved: { state: true } };

  constructor() {
    super();
    /** @type {number | null} */ this.share = null;
    /** @type {any} */ this.problem = null;
    this.saved = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => request('GET', '/api/v1/settings'));
  }

  /** @param {() => Promise<any>} action */
  async attempt(action) {
    try {
      this.share = (await guarded(action)).holdoutShare ?? 0;
      this.problem = null;
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    }
  }

  render() {
    if (this.share === null) return trouble(this.problem);
    const running = this.share > 0;
    return html`<form class="inline-form" @submit=${this.save}>
      <p class="standing">${running ? html`<span class="tag accent">${t('holdout.running')}</span>` : html`<span class="tag">${t('holdout.stopped')}</span>`}
        ${running ? t('holdout.at', { share: words.percent(this.share, 0) }) : t('holdout.off')}</p>
      <label class="field short"><span>${t('holdout.share')}</span><input class="input" type="number" name="share" min="1" max="50" step="1"
        required .value=${String(Math.round((this.share || USUAL_PERCENT / 100) * 100))}></label>
      <button class="btn ${running ? '' : 'primary'}" type="submit">${t(running ? 'holdout.change' : 'holdout.start')}</button>
      ${running ? html`<button class="btn danger" type="button" @click=${() => this.put(0)}>${t('holdout.stop')}</button>` : nothing}
      ${this.saved ? html`<p class="told" role="status">${icon('check')}${t('settings.saved')}</p>` : nothing}${trouble(this.problem)}</form>`;
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    this.put(Number(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('share')) / 100);
  }

  /** @param {number} holdoutShare */
  async put(holdoutShare) {
    this.saved = await this.attempt(() => request('PUT', '/api/v1/settings', { body: { holdoutShare } }));
  }
}

customElements.define('manager-holdout', ManagerHoldout);
