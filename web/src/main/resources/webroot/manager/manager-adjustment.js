// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, t, words } from '../shared/page.js';

const STRATA = ['topic', 'confidence', 'locale', 'channel', 'returning', 'hour'];
const TARGETS = ['all', 'bot', 'human'];

/** By which rules is counted, what is held equal in like for like, and whose mix of questions both sides are judged on. Tells `look`. */
export class ManagerAdjustment extends PageElement {
  static properties = { look: { attribute: false }, report: { attribute: false }, definitions: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    /** @type {any} */ this.report = null;
    /** @type {any[]} */ this.definitions = [];
  }

  connectedCallback() {
    super.connectedCallback();
    request('GET', `/api/v1/reports/definitions${query({ lang: words.locale })}`)
      .then((answer) => (this.definitions = answer.definitions), () => undefined); // then there is no choice
  }

  /** Asked for in the address, else what the report took by itself. */
  get strata() {
    return this.look.strata ? this.look.strata.split(',') : this.report?.metrics.fcr?.likeForLike?.strata ?? [];
  }

  render() {
    const { strata } = this;
    return html`<fieldset class="adjustment noprint"><legend>${t('adjust')}</legend>${this.definition()}
      <p class="soft small">${t('adjust.hint')}</p>
      <div class="checks">${STRATA.map((key) => html`<label class="check"><input type="checkbox" .checked=${strata.includes(key)}
        @change=${(/** @type {any} */ event) => this.turn(key, event.target.checked)}> ${words.term('stratum', key)}</label>`)}
      ${this.look.strata ? html`<button class="linkish" type="button" @click=${() => this.tell('look', { strata: '' })}>${t('adjust.auto')}</button>`
        : nothing}</div>
      <label class="field"><span>${t('op.target')}</span><select class="input" @change=${(/** @type {any} */ event) =>
        this.tell('look', { target: event.target.value })}>${TARGETS.map((code) => html`<option value=${code}
        ?selected=${code === (this.look.target || 'all')}>${words.term('target', code)}</option>`)}</select></label></fieldset>`;
  }

  /** The rules as one likes to count, each with what sets it apart. */
  definition() {
    const current = this.report?.definition ?? '';
    const chosen = this.definitions.find((one) => one.version === current);
    if (this.definitions.length < 2) return nothing;
    return html`<label class="field"><span>${t('adjust.definition')}</span><select class="input" @change=${(/** @type {any} */ event) =>
      this.tell('look', { definition: this.definitions.find((one) => one.version === event.target.value)?.current ? '' : event.target.value })}>
      ${this.definitions.map((one) => html`<option value=${one.version} ?selected=${one.version === current}>${one.version}</option>`)}</select>
      <span class="hint soft small">${chosen?.text}</span></label>`;
  }

  /** One stratum at least stays: with none, nothing would be held equal. @param {string} key @param {boolean} on */
  turn(key, on) {
    const strata = STRATA.filter((one) => (one === key ? on : this.strata.includes(one)));
    this.tell('look', { strata: strata.join(',') });
  }
}

customElements.define('manager-adjustment', ManagerAdjustment);
